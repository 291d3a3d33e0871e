import Testing

/// Habits that no compiler checks.
@Suite struct StyleTests {
  @Test func `no file is longer than 500 lines`() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceTree.files(below: folder) {
        #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines")
      }
    }
  }

  @Test func `every package type is documented`() throws {
    let kinds = ["struct ", "class ", "enum ", "actor ", "protocol ", "typealias "]
    let modifiers = ["nonisolated ", "final ", "indirect "]
    for file in try SourceTree.files(below: "Sources") {
      var comment: Substring = ""
      for line in file.lines {
        var code = line.drop { $0 == " " }
        if code.hasPrefix("@") { continue }
        defer { comment = line.drop { $0 == " " } }
        guard code.hasPrefix("package ") else { continue }
        code = code.dropFirst("package ".count)
        for modifier in modifiers where code.hasPrefix(modifier) {
          code = code.dropFirst(modifier.count)
        }
        guard kinds.contains(where: code.hasPrefix) else { continue }
        #expect(comment.hasPrefix("///"), "\(file.path) has no comment above: \(code)")
      }
    }
  }

  @Test func `nothing sleeps in a test`() throws {
    for file in try SourceTree.files(below: "Tests") where file.module != "HouseTests" {
      for word in ["usleep(", "Task.sleep", "Thread.sleep", " sleep("] {
        #expect(!file.text.contains(word), "\(file.path) sleeps")
      }
    }
  }

  @Test func `nothing is forced and nothing is left for later`() throws {
    for file in try SourceTree.files(below: "Sources") {
      for word in ["try!", "TODO", "FIXME", "XXX"] {
        #expect(!file.text.contains(word), "\(file.path) contains \(word)")
      }
    }
  }

  @Test func `an unchecked Sendable says why`() throws {
    for file in try SourceTree.files(below: "Sources") {
      for (index, line) in file.lines.enumerated() where line.contains("@unchecked Sendable") {
        let above = file.lines[max(0, index - 8)...index].joined(separator: "\n")
        #expect(above.contains("//"), "\(file.path):\(index + 1)")
      }
    }
  }
}
