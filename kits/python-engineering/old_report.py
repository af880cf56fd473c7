"""The script as it is in use. Read it, run it, do not repair it: parcels.py replaces it."""
# ruff: noqa

import csv
import sys

totals = {}
heaviest = ""
heaviest_weight = 0


def add(row, seen=[]):
    global heaviest, heaviest_weight
    seen.append(row)
    depot = row["depot"]
    weight = float(row["weight"].split()[0])
    if depot not in totals:
        totals[depot] = [0, 0]
    totals[depot][0] = totals[depot][0] + 1
    totals[depot][1] = totals[depot][1] + float(row["cost"])
    if weight > heaviest_weight:
        heaviest = row["parcel"]
        heaviest_weight = weight
    return len(seen)


def run():
    f = open(sys.argv[1])
    for row in csv.DictReader(f):
        try:
            add(row)
        except:
            pass
    f.close()
    for depot in sorted(totals):
        print(depot + ": " + str(totals[depot][0]) + " parcels, " + format(totals[depot][1], ".2f"))
    print("heaviest: " + heaviest)


run()
