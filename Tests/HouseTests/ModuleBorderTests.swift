import Testing

/// Who may import whom: SwiftPM does not stop a transitive import, this table does.
@Suite struct ModuleBorderTests {
  /// The design's table; a C library stands only with its one owner.
  static let allowed: [String: Set<String>] = [
    "Conversation": ["Foundation"],
    "Resilience": ["Foundation"],
    "Screen": [],
    "Digest": ["Foundation", "CNettle"],
    "GeminiAPI": ["Foundation", "Dispatch", "Conversation", "Resilience", "Digest", "CCurl"],
    "Storage": ["Foundation", "Dispatch", "Conversation", "Resilience", "Digest", "CSQLite"],
    "Imaging": ["Foundation", "Dispatch", "Screen", "CChafa", "CSPNG", "CTurboJPEG", "CWebP"],
    "Terminal": ["Foundation", "Dispatch", "Screen", "CNcurses", "CZlib"],
    "Engine": ["Foundation", "Dispatch", "Conversation", "Resilience", "GeminiAPI", "Storage"],
    "ChatUI": ["Foundation", "Conversation", "Resilience", "Screen"],
    "Emulator": ["Foundation", "Dispatch", "Imaging", "Digest", "CMicrohttpd"],
    "Exchange": [
      "Foundation", "Conversation", "Resilience", "Digest", "Screen", "Storage", "Imaging",
      "CArchive",
    ],
    "App": [
      "Foundation", "Dispatch", "ChatUI", "Engine", "Exchange", "Terminal", "Imaging", "Emulator",
      "GeminiAPI", "Storage", "Conversation", "Resilience", "Screen", "Digest",
    ],
    "plantain": ["App", "Foundation"],
    "plantain-bench": [
      "Foundation", "Conversation", "GeminiAPI", "Storage", "Imaging", "Screen",
    ],
  ]
  /// What the standard library and the C library bring.
  static let free: Set<String> = ["Glibc", "Synchronization"]

  @Test func `every import stands in the design's table`() throws {
    var imports = 0
    for file in try SourceTree.files(below: "Sources") {
      let permitted = try #require(Self.allowed[file.module], "unknown module \(file.module)")
      for line in file.lines {
        guard let match = line.wholeMatch(of: #/(?:\w+ )?import (?:struct |class |func )?(\w+).*/#)
        else { continue }
        imports += 1
        let module = String(match.1)
        let isFree = file.module != "Screen" && Self.free.contains(module)
        #expect(permitted.contains(module) || isFree, "\(file.path) imports \(module)")
      }
    }
    #expect(imports > 50)
  }

  @Test func `no module holds a type of its own name`() throws {
    for file in try SourceTree.files(below: "Sources") {
      let declaration = try Regex("\\b(struct|class|enum|actor|protocol) \(file.module)\\b")
      #expect(file.text.firstMatch(of: declaration) == nil, "\(file.path)")
    }
  }
}
