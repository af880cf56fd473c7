"""Tests of the whole handbook as it is built, in files and in a browser."""
