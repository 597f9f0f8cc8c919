import ParleyRuntime
import Testing

@testable import ParleyHost

struct GlobTests {
  @Test(arguments: [
    ("*", "a.txt", true), ("*", "", true), ("*", ".a", false), (".*", ".a", true),
    ("*.txt", "a.txt", true), ("*.txt", "a.txt.gz", false), ("a*b*c", "aXbYc", true),
    ("a*b*c", "abcb", false), ("?", "é", true), ("?", "", false), ("??", "e\u{301}", true),
    ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true),
    ("[^a-c]x", "ax", false), ("[]x]", "]", true), ("[-a]", "-", true), ("[a-]", "-", true),
    ("**", "abc", true), ("a", "a", true), ("a", "A", false),
  ])
  func patternMatchesNames(_ pattern: String, name: String, matches: Bool) throws {
    #expect(try #require(GlobPattern(pattern)).matches(name) == matches)
  }

  @Test(arguments: ["[", "[]", "[a", "[z-a]", "x[!"])
  func patternWithAnOpenBracketIsNone(_ pattern: String) {
    #expect(GlobPattern(pattern) == nil)
  }

  @Test func hostilePatternEndsSoon() throws {
    let pattern = try #require(GlobPattern(String(repeating: "*a", count: 60) + "b"))
    #expect(!pattern.matches(String(repeating: "a", count: 3000)))
  }

  private func prepared() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in [
      "b.txt", "a.txt", "Z.txt", "é.txt", ".h.txt", "d/x.txt", "d/e/y.txt", "d/.g/z.txt",
    ] {
      try folder.file("s/\(name)")
    }
    folder.folder("s/empty.txt")
    try folder.file("secret/key.txt")
    try folder.link("s/leaves", to: "../secret")
    try folder.link("s/link.txt", to: "a.txt")
    return folder
  }

  @Test(arguments: [
    ("*.txt", ["Z.txt", "a.txt", "b.txt", "link.txt", "é.txt"]),
    ("d/*.txt", ["d/x.txt"]),
    ("d/**", ["d/e/y.txt", "d/x.txt"]),
    ("**/*.txt", ["Z.txt", "a.txt", "b.txt", "d/e/y.txt", "d/x.txt", "link.txt", "é.txt"]),
    ("*/*/y.txt", ["d/e/y.txt"]),
    ("d/.g/*", ["d/.g/z.txt"]),
    ("a.txt", ["a.txt"]),
    ("./a.*", ["./a.txt"]),
    ("no/*.txt", []),
    ("a.txt/*", []),
    ("nothing*", []),
    ("*/key.txt", []),
    ("d", []),
    (".", []),
  ])
  func filesAreListedInOrder(_ pattern: String, paths: [String]) throws {
    let folder = try prepared()
    #expect(try folder.files(script: "s").paths(matching: pattern) == paths)
  }

  @Test func absolutePatternGivesAbsolutePaths() throws {
    let folder = try prepared()
    #expect(
      try folder.files(script: "s").paths(matching: folder("s/d/*")) == [folder("s/d/x.txt")]
    )
  }

  @Test(arguments: ["../*", "/etc/*", "leaves/*", "d/../../*"])
  func foldersOutsideAreRefused(_ pattern: String) throws {
    let folder = try prepared()
    let error = try effectError { _ = try folder.files(script: "s").paths(matching: pattern) }
    #expect(error.kind == .permission)
  }

  @Test(arguments: ["[", "a/[z-a]/*", "*/../x"])
  func badPatternIsAnErrorOfValue(_ pattern: String) throws {
    let folder = try prepared()
    let error = try effectError { _ = try folder.files(script: "s").paths(matching: pattern) }
    #expect(error.kind == .value)
  }

  @Test func tooManyFilesAreAnError() throws {
    let folder = try prepared()
    let files = folder.files(script: "s", limits: FileLimits(listedCount: 3))
    #expect(try effectError { _ = try files.paths(matching: "*") }.kind == .limit)
    let shallow = folder.files(script: "s", limits: FileLimits(folderDepth: 1))
    #expect(try effectError { _ = try shallow.paths(matching: "**") }.kind == .limit)
  }
}
