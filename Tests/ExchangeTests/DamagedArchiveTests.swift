import Conversation
import Exchange
import Foundation
import Storage
import Testing

/// Archives that are not as Plantain writes them: each is refused as a whole, with the entry's name.
@Suite struct DamagedArchiveTests {
  /// A name for the test's list, what is done to the archive in Python, and what the refusal says.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let change: String
    let says: String

    var testDescription: String { name }
  }

  /// `s` is the session, `m` the manifest, `z` the entries by name; digests are made anew from them.
  static let cases = [
    Case(name: "climbs", change: "z['../../evil'] = b'x'", says: "../../evil is none"),
    Case(name: "absolute", change: "z['/tmp/evil'] = b'x'", says: "/tmp/evil is none"),
    Case(name: "unknown entry", change: "z['blobs/readme'] = b'x'", says: "blobs/readme is none"),
    Case(name: "twice", change: "twice = True", says: "comes twice"),
    Case(name: "lost blob", change: "del z[blob]", says: "is missing"),
    Case(
      name: "other bytes", change: "z[blob] = z[blob][:-1] + b'!'", says: "does not have the bytes"),
    Case(
      name: "blob of nobody",
      change: "d = hashlib.sha256(b'x').hexdigest(); z['blobs/' + d] = b'x'; "
        + "m['blobs'].append({'sha256': d, 'bytes': 1})", says: "belongs to no session"),
    Case(name: "longer than said", change: "m['blobs'][0]['bytes'] -= 1", says: "another length"),
    Case(name: "malformed blob", change: "m['blobs'][0]['sha256'] = '../x'", says: "none of ours"),
    Case(name: "too large", change: "m['blobs'][0]['bytes'] = 1 << 40", says: "more than Plantain"),
    Case(name: "negative", change: "m['blobs'][0]['bytes'] = -1", says: "more than Plantain"),
    Case(name: "later version", change: "m['version'] = 2", says: "of a later version"),
    Case(name: "somebody else's", change: "m['format'] = 'other'", says: "not one of Plantain's"),
    Case(name: "no manifest", change: "del z['manifest.json']", says: "no archive of Plantain's"),
    Case(name: "malformed id", change: "s['turns'][0]['id'] = '../../x'", says: "malformed"),
    Case(name: "turn twice", change: "s['turns'].append(s['turns'][0])", says: "comes twice"),
    Case(
      name: "parent elsewhere", change: "s['turns'][1]['parent'] = '0123456789abcdef'",
      says: "continues none of its turns"),
    Case(
      name: "circle", change: "s['turns'][0]['parent'] = s['turns'][1]['id']",
      says: "continues none of its turns, or itself"),
    Case(name: "unknown state", change: "s['turns'][0]['state'] = 'flying'", says: "cannot read"),
    Case(
      name: "two bodies", change: "s['turns'][0]['prompt'][0]['text'] = 'x'", says: "cannot read"),
    Case(
      name: "another type",
      change: "s['turns'][0]['prompt'][0]['picture']['mimeType'] = 'image/png'",
      says: "another picture"),
    Case(
      name: "another width", change: "s['turns'][0]['prompt'][0]['picture']['width'] = 4000000000",
      says: "another picture"),
    Case(
      name: "name with a path",
      change: "s['turns'][0]['prompt'][0]['picture']['name'] = '../x.jpg'",
      says: "whose name is none"),
    Case(
      name: "request smuggled in a signature",
      change: "replace(s['turns'][0]['answer'][3]['signature'], b'AA\"}],\"x\":[{\"y\":\"')",
      says: "is no signature"),
    Case(
      name: "request smuggled in a part",
      change: "s['turns'][0]['answer'][2]['other'] = '{\"a\":1},{\"text\":\"b\"}'",
      says: "no JSON object"),
    Case(
      name: "no picture", change: "replace(s['turns'][0]['prompt'][0]['picture'], b'<svg/>')",
      says: "is no picture"),
    Case(name: "date beyond time", change: "s['createdAt'] = 1e300", says: "a date that is none"),
    Case(
      name: "time beyond time", change: "s['turns'][0]['answer'][0]['arrivedAfter'] = 1e300",
      says: "a time"),
    Case(name: "price", change: "s['turns'][0]['cost'] = (1 << 63) - 1", says: "a price"),
    Case(
      name: "count", change: "s['turns'][0]['usage']['promptTokenCount'] = (1 << 63) - 1",
      says: "a count"),
    Case(
      name: "attempt twice",
      change: "a = s['turns'][3]['attempts']; a.append(a[0])", says: "an attempt twice"),
    Case(name: "symbolic link", change: "link = blob", says: "is no file"),
    Case(
      name: "bomb", change: "bomb = True", says: "is longer than it says"),
    Case(
      name: "deep", change: "z[session] = b'[' * 100000", says: "cannot read"),
  ]

  private static let script = """
    import sys, json, zipfile, hashlib
    source = zipfile.ZipFile(sys.argv[1])
    z = {n: source.read(n) for n in source.namelist()}
    m = json.loads(z['manifest.json'])
    session = 'sessions/%s.json' % m['sessions'][0]['id']
    s = json.loads(z[session])
    blob = 'blobs/' + m['blobs'][0]['sha256']
    twice = link = bomb = False
    raw = z[session]
    def replace(holder, data):
        d = hashlib.sha256(data).hexdigest()
        holder['blob'] = d
        holder['byteCount' if 'byteCount' in holder else 'characterCount'] = len(data)
        z['blobs/' + d] = data
        m['blobs'].append({'sha256': d, 'bytes': len(data)})
    exec(sys.argv[3])
    if z[session] is raw:
        z[session] = json.dumps(s).encode()
    e = m['sessions'][0]
    e['bytes'], e['sha256'] = len(z[session]), hashlib.sha256(z[session]).hexdigest()
    if 'manifest.json' in z:
        z['manifest.json'] = json.dumps(m).encode()
    out = zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED)
    for n, data in z.items():
        i = zipfile.ZipInfo(n)
        i.compress_type = zipfile.ZIP_DEFLATED
        i.external_attr = ((0o120777 if n == link else 0o100600) << 16)
        out.writestr(i, bytes(50_000_000) if bomb and n == blob else data)
    if twice:
        out.writestr(session, z[session])
    out.close()
    if bomb:
        data = open(sys.argv[2], 'rb').read()
        size = (50_000_000).to_bytes(4, 'little')
        real = m['blobs'][0]['bytes'].to_bytes(4, 'little')
        open(sys.argv[2], 'wb').write(data.replace(size, real))
    """

  @Test(arguments: cases)
  func `it is refused, says why, and nothing comes in`(example: Case) async throws {
    let (here, there) = (try await Shelf(), try await Shelf())
    let path = try await here.archive([try await here.wholeSession().id])
    let changed = here.folder.path("changed.plantain")
    let made = try run("python3", "-W", "ignore", "-c", Self.script, path, changed, example.change)
    try #require(made.code == 0, "\(example.name)")
    await #expect {
      _ = try await there.take(changed)
    } throws: { error in
      let sentence = (error as? ExchangeError)?.description ?? "\(error)"
      #expect(sentence.contains(example.says), "\(example.name): \(sentence)")
      return error is ExchangeError
    }
    #expect(try await there.library.allSessions().isEmpty)
    #expect(try there.spooled().isEmpty && there.storedBlobs().isEmpty)
  }

  @Test func `an archive that only its writer changed comes in`() async throws {
    let (here, there) = (try await Shelf(), try await Shelf())
    let session = try await here.wholeSession()
    let path = try await here.archive([session.id])
    let changed = here.folder.path("changed.plantain")
    #expect(try run("python3", "-c", Self.script, path, changed, "pass").code == 0)
    #expect(try await there.take(changed).sessions.map(\.outcome) == [.imported])
  }

  @Test func `cut anywhere or with any byte flipped it never comes in by halves`() async throws {
    let here = try await Shelf()
    let session = try await here.wholeSession()
    let whole = Array(
      try Data(contentsOf: URL(filePath: try await here.archive([session.id]))))
    let record = try #require(try await here.library.record(of: session.id)).settled
    var numbers = SplitMix64(seed: 7)
    var refused = 0
    var there = try await Shelf()
    let path = here.folder.path("damaged.plantain")
    for round in 0..<360 {
      var bytes = whole
      if round % 3 == 0 {
        bytes.removeLast(Int.random(in: 1...whole.count, using: &numbers))
      } else {
        // The directory and the manifest at the end are hit as often as all the rest.
        let range = round % 3 == 1 ? 0..<whole.count : max(0, whole.count - 6000)..<whole.count
        let place = Int.random(in: range, using: &numbers)
        bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
      }
      try Data(bytes).write(to: URL(filePath: path))
      do {
        _ = try await there.take(path)
        // A byte that says nothing: what came in is whole.
        #expect(try await there.library.record(of: session.id) == record, "round \(round)")
        there = try await Shelf()
      } catch {
        #expect(error is ExchangeError, "round \(round): \(error)")
        refused += 1
        #expect(try await there.library.allSessions().isEmpty, "round \(round)")
        #expect(try there.spooled().isEmpty)
      }
    }
    #expect(refused > 250)
  }

  @Test(arguments: ["", "not a zip", "PK\u{3}\u{4}"])
  func `what is no archive is told apart`(text: String) async throws {
    let shelf = try await Shelf()
    let path = shelf.folder.path("x.plantain")
    try Data(text.utf8).write(to: URL(filePath: path))
    for place in [path, shelf.folder.path("none"), shelf.folder.url.path, "/dev/null"] {
      await #expect {
        _ = try await shelf.take(place)
      } throws: { ($0 as? ExchangeError)?.kind == .notAnArchive }
    }
  }

  @Test func `more than there is room for is refused before it is written`() async throws {
    let (here, there) = (try await Shelf(), try await Shelf())
    let path = try await here.archive([try await here.wholeSession().id])
    let small = ArchiveImport(
      library: there.library, blobs: there.blobs, limits: ArchiveLimits(total: 1000))
    await #expect {
      _ = try await small.run(path)
    } throws: { ($0 as? ExchangeError)?.kind == .tooLarge }
    #expect(try there.storedBlobs().isEmpty)
  }
}
