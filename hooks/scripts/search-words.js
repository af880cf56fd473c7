/* Appended to the theme's search worker when a site is published.
 *
 * lunr 2 keeps its words as a graph and merges nodes whose description is the same text. It writes
 * that text without separators: a node with an edge "1" to node 234 reads like one with edges "1" to
 * node 2 and "3" to node 4. Where words hold digits, unlike nodes are merged, the graph then holds
 * words that no page has, and every search that meets one of them fails with "No matching documents".
 * A comma behind each number makes the text say one thing only.
 */
self.lunr.TokenSet.prototype.toString = function () {
  return (
    this._str ||
    (this.final ? "1" : "0") +
      Object.keys(this.edges)
        .sort()
        .map((label) => `${label}${this.edges[label].id},`)
        .join("")
  )
}
