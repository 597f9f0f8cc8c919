import Foundation
import Synchronization
import Testing

@testable import LineEditing

/// The history of entries in a file that sessions share.
struct EntryHistoryTests {
  private let folder: HistoryFolder

  init() throws {
    folder = try HistoryFolder()
  }

  private func history(
    _ limits: EntryHistory.Limits = .init(),
    tell: @escaping @Sendable (String) -> Void = { _ in }
  ) -> EntryHistory {
    EntryHistory(at: folder.file, limits: limits, tell: tell)
  }

  @Test(arguments: [
    "print 1", "say <<END\n  두 줄 👨‍👩‍👧\nEND", "a\\nb\\\\", "ends with \\", "\\", "tab\there\r\nthere",
    "e\u{301} and \u{1100}\u{1161}", "\u{0}\u{1}",
  ])
  func anEntryComesBackByteForByte(_ entry: String) {
    history().add(entry)
    #expect(history().entries.map { Array($0.utf8) } == [Array(entry.utf8)])
  }

  @Test func entriesComeOldestFirst() {
    let first = history()
    for entry in ["one", "two", "three"] { first.add(entry) }
    #expect(first.entries == ["one", "two", "three"])
    #expect(history().entries == ["one", "two", "three"])
  }

  @Test func anEntryThatIsGivenAgainMovesToTheEnd() {
    let first = history()
    for entry in ["one", "two", "one", "one"] { first.add(entry) }
    #expect(first.entries == ["two", "one"])
    #expect(history().entries == ["two", "one"])
  }

  @Test func entriesThatOnlyLookAlikeAreTwo() {
    let first = history()
    first.add("e\u{301}")
    first.add("\u{E9}")
    #expect(first.entries.map(\.utf8.count) == [3, 2])
  }

  @Test func whatAnotherSessionAddsIsThere() {
    let first = history()
    let second = history()
    first.add("one")
    second.add("two")
    first.add("three")
    #expect(first.entries == ["one", "two", "three"])
    #expect(second.entries == ["one", "two", "three"])
  }

  @Test func fourSessionsAtOnceLoseNothing() async {
    await withTaskGroup { group in
      for session in 0..<4 {
        let history = history()
        group.addTask {
          for number in 0..<100 { history.add(Self.entry(session, number)) }
        }
      }
    }
    let all = (0..<4).flatMap { session in (0..<100).map { Self.entry(session, $0) } }
    let entries = history().entries
    #expect(entries.count == 400)
    #expect(Set(entries) == Set(all))
    for session in 0..<4 {
      let own = entries.filter { $0.hasPrefix("session \(session)\n") }
      #expect(own == (0..<100).map { Self.entry(session, $0) })
    }
  }

  private static func entry(_ session: Int, _ number: Int) -> String {
    "session \(session)\n행 \(number)\n" + String(repeating: "x", count: number * 9)
  }

  @Test func anEntryThatBeginsWithABlankIsNotWritten() {
    let first = history()
    first.add("one")
    first.add(" secret")
    #expect(first.entries == ["one", " secret"])
    first.add("two")
    #expect(first.entries == ["one", " secret", "two"])
    #expect(history().entries == ["one", "two"])
    #expect(!folder.text.contains("secret"))
  }

  @Test func blankEntriesAreNone() {
    let first = history()
    first.add("")
    first.add(" \n\t")
    #expect(first.entries.isEmpty)
  }

  @Test func fileAndFolderAreForTheirUserAlone() throws {
    history().add("one")
    #expect(try folder.mode("state/parley") == 0o700)
    #expect(try folder.mode("state") == 0o700)
    #expect(try folder.mode("state/parley/history") == 0o600)
  }

  @Test func aFileThatOthersMayReadIsClosedToThem() throws {
    history().add("one")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.file)
    history().add("two")
    #expect(try folder.mode("state/parley/history") == 0o600)
  }

  @Test func aTornLineIsNoEntryAndTheNextOneIsWhole() throws {
    history().add("one")
    try folder.append("tor")
    let first = history()
    #expect(first.entries == ["one"])
    first.add("two")
    #expect(first.entries == ["one", "two"])
    #expect(history().entries == ["one", "two"])
    #expect(folder.text.contains("tor"))
  }

  @Test(arguments: ["bad \\x escape\n", "ends with \\\n", "\u{0}not\\\n", "\n\n"])
  func aDamagedLineIsSkippedAndStays(_ line: String) throws {
    history().add("one")
    try folder.append(line)
    let first = history()
    first.add("two")
    #expect(first.entries == ["one", "two"])
    #expect(folder.text.contains(line))
  }

  @Test func bytesThatAreNoTextAreSkipped() throws {
    history().add("one")
    try folder.append([0xFF, 0xC3, 0x28, 0x0A])
    history().add("two")
    #expect(history().entries == ["one", "two"])
  }

  @Test func aLongFileIsShortenedToTheNewestEntries() throws {
    let first = history(.init(entryCount: 10, byteCount: 1 << 20))
    let second = history(.init(entryCount: 10, byteCount: 1 << 20))
    first.add("old")
    try folder.append("damaged \\x\n")
    for number in 1...18 { first.add("entry \(number)") }
    #expect(second.entries == (9...18).map { "entry \($0)" })
    first.add("entry 19")
    #expect(first.entries == (10...19).map { "entry \($0)" })
    #expect(folder.text == (10...19).map { "entry \($0)\n" }.joined())
    second.add("from the other")
    #expect(first.entries == (11...19).map { "entry \($0)" } + ["from the other"])
  }

  @Test func shorteningKeepsDamagedLinesAmongTheNewest() throws {
    let first = history(.init(entryCount: 4, byteCount: 1 << 20))
    for number in 1...7 { first.add("entry \(number)") }
    try folder.append("damaged \\x\n")
    first.add("entry 8")
    #expect(folder.text == "entry 6\nentry 7\ndamaged \\x\nentry 8\n")
    #expect(first.entries == (5...8).map { "entry \($0)" })
  }

  @Test func aFileOfLongEntriesIsShortenedByItsLength() throws {
    let first = history(.init(entryCount: 1000, byteCount: 10_000))
    for number in 0..<100 { first.add("\(number) " + String(repeating: "x", count: 1000)) }
    #expect(folder.text.utf8.count <= 10_000)
    #expect(folder.text.hasSuffix("x\n"))
    #expect(history().entries.last == first.entries.last)
  }

  @Test func sessionsThatShortenAtTheSameTimeKeepEveryLineWhole() async throws {
    let limits = EntryHistory.Limits(entryCount: 20, byteCount: 1 << 20)
    await withTaskGroup { group in
      for session in 0..<4 {
        let history = history(limits)
        group.addTask {
          for number in 0..<100 { history.add(Self.entry(session, number)) }
          history.add("last of \(session)")
        }
      }
    }
    let entries = history(limits).entries
    let all = Set((0..<4).flatMap { session in (0..<100).map { Self.entry(session, $0) } })
    #expect(entries.count == 20)
    #expect(entries.allSatisfy { all.contains($0) || $0.hasPrefix("last of") })
    #expect(entries.last?.hasPrefix("last of") == true)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.file).new"))
  }

  @Test func aLinkStaysOneWhenTheFileIsShortened() throws {
    history().add("one")
    let real = folder.path + "/real"
    try FileManager.default.moveItem(atPath: folder.file, toPath: real)
    try FileManager.default.createSymbolicLink(atPath: folder.file, withDestinationPath: real)
    let first = history(.init(entryCount: 2, byteCount: 1 << 20))
    for number in 1...6 { first.add("entry \(number)") }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file) == real)
    #expect(folder.text.hasSuffix("entry 6\n") && !folder.text.contains("one"))
  }

  @Test func aVeryLongEntryStaysInItsSession() {
    let first = history(.init(entryCount: 10, byteCount: 4000))
    let long = String(repeating: "x", count: 1001)
    first.add(long)
    #expect(first.entries == [long])
    #expect(history().entries.isEmpty)
  }

  @Test func aFileThatCannotBeWrittenIsToldOnceAndTheEntriesStayInMemory() throws {
    try Data().write(to: URL(filePath: folder.path + "/state"))
    let told = Mutex<[String]>([])
    let first = history { reason in told.withLock { $0.append(reason) } }
    first.add("one")
    first.add("two")
    first.add("one")
    #expect(first.entries == ["two", "one"])
    let reasons = told.withLock { $0 }
    #expect(reasons.count == 1)
    #expect(reasons.first?.hasPrefix("cannot make the folder") == true)
    #expect(reasons.first?.contains(folder.path) == true)
  }

  @Test func aFileThatIsAFolderIsTold() throws {
    try FileManager.default.createDirectory(atPath: folder.file, withIntermediateDirectories: true)
    let told = Mutex<[String]>([])
    let first = history { reason in told.withLock { $0.append(reason) } }
    first.add("one")
    #expect(first.entries == ["one"])
    #expect(told.withLock { $0.count } == 1)
  }

  @Test func withoutAPathEntriesStayInMemory() {
    let history = EntryHistory(at: nil)
    for entry in ["one", "two", "one"] { history.add(entry) }
    #expect(history.entries == ["two", "one"])
  }

  @Test func aFileThatIsRemovedIsBegunAgain() throws {
    let first = history()
    first.add("one")
    try FileManager.default.removeItem(atPath: folder.file)
    #expect(first.entries == ["one"])
    first.add("two")
    #expect(first.entries == ["two"])
    #expect(folder.text == "two\n")
  }
}
