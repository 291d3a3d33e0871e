/// What all pictures look like, in memory: sixteen bytes for each.
struct HashTable {
  /// The rows of `picture_hash`, in their order; what a row says never changes.
  private(set) var rows: [Int64] = []
  private(set) var hashes: [UInt64] = []

  mutating func add(row: Int64, hash: UInt64) {
    rows.append(row)
    hashes.append(hash)
  }

  /// The rows of the nearest, nearest first, with the bits in which they differ.
  func nearest(to hash: UInt64, limit: Int, within most: Int) -> [(row: Int64, distance: Int)] {
    // Distances are few, so the pictures are sorted by counting.
    var places: [[Int]] = Array(repeating: [], count: 65)
    hashes.withUnsafeBufferPointer { hashes in
      for place in hashes.indices {
        let distance = (hashes[place] ^ hash).nonzeroBitCount
        if distance <= most { places[distance].append(place) }
      }
    }
    var found: [(row: Int64, distance: Int)] = []
    for (distance, places) in places.enumerated() {
      for place in places.reversed() {
        if found.count == limit { return found }
        found.append((rows[place], distance))
      }
    }
    return found
  }
}
