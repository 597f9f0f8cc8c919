import Foundation
import TestSupport
import Testing

/// `parley fmt` on files and standard input.
struct FormatTests {
  private static let untidy = "print  1 # one\nif a{send}\n"
  private static let tidy = "print 1  # one\nif a {\n  send\n}\n"

  @Test func filesAreReplacedAndKeepTheirMode() async throws {
    let parley = try Parley()
    let path = try parley.folder.write(Self.untidy, to: "a.claude")
    try parley.folder.write(Self.tidy, to: "b.claude")
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: path)
    let outcome = try await parley.run(["fmt", "a.claude", "b.claude"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
    #expect(parley.folder.read("a.claude") == Self.tidy)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o750)
    #expect(parley.folder.files(under: ".").filter { $0.hasPrefix(".parley") } == [])
  }

  @Test func aFileInTheCanonicalLayoutIsNotWritten() async throws {
    let parley = try Parley()
    let path = try parley.folder.write(Self.tidy, to: "a.claude")
    let before = try FileManager.default.attributesOfItem(atPath: path)
    #expect(try await parley.run(["fmt", "a.claude"]).status == 0)
    let after = try FileManager.default.attributesOfItem(atPath: path)
    #expect(after[.systemFileNumber] as? Int == before[.systemFileNumber] as? Int)
    #expect(after[.modificationDate] as? Date == before[.modificationDate] as? Date)
  }

  @Test func aLinkStaysALink() async throws {
    let parley = try Parley()
    try parley.folder.write(Self.untidy, to: "real/a.claude")
    let link = "\(parley.folder.path)/link.claude"
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: "real/a.claude"
    )
    #expect(try await parley.run(["fmt", "link.claude"]).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.claude")
    #expect(parley.folder.read("real/a.claude") == Self.tidy)
  }

  @Test(arguments: [[], ["-"]])
  func standardInputIsLaidOutToStandardOutput(_ words: [String]) async throws {
    let parley = try Parley()
    let outcome = try await parley.run(["fmt"] + words, input: Self.untidy)
    #expect(outcome.output == Self.tidy)
    #expect(outcome.status == 0)
    #expect(try await parley.run(["fmt"] + words, input: Self.tidy).output == Self.tidy)
  }

  @Test func checkNamesWhatWouldChangeAndChangesNothing() async throws {
    let parley = try Parley()
    try parley.folder.write(Self.tidy, to: "a.claude")
    try parley.folder.write(Self.untidy, to: "b.claude")
    let outcome = try await parley.run(["fmt", "--check", "a.claude", "b.claude"])
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        b.claude: is not laid out in the canonical way
        @@ -1,2 +1,4 @@
        -print  1 # one
        -if a{send}
        +print 1  # one
        +if a {
        +  send
        +}

        """
    )
    #expect(parley.folder.read("b.claude") == Self.untidy)
    #expect(try await parley.run(["fmt", "--check", "a.claude"]).status == 0)
  }

  @Test(arguments: ["print 1", "print 1\r\n", "\u{FEFF}print 1\n"])
  func checkShowsDifferencesThatNobodySees(_ text: String) async throws {
    let outcome = try await Parley().run(["fmt", "--check"], input: text)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("-<byte-order mark>print 1") == text.hasPrefix("\u{FEFF}"))
    #expect(outcome.errors.contains("+print 1\n"), "\(outcome.errors)")
    #expect(outcome.errors.contains("-print 1\n") == false, "\(outcome.errors)")
  }

  @Test func aScriptWithAnErrorIsLeftAndTheOthersAreLaidOut() async throws {
    let parley = try Parley()
    try parley.folder.write("print  (\n", to: "a.claude")
    try parley.folder.write(Self.untidy, to: "b.claude")
    let outcome = try await parley.run(["fmt", "a.claude", "none.claude", "b.claude"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a.claude:1:8: error:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("[syntax.unclosed-delimiter]"))
    #expect(outcome.errors.contains("none.claude: cannot be read: No such file or directory"))
    #expect(parley.folder.read("a.claude") == "print  (\n")
    #expect(parley.folder.read("b.claude") == Self.tidy)
    let piped = try await parley.run(["fmt"], input: "print  (\n")
    #expect(piped.status == 2)
    #expect(piped.output == "")
  }
}
