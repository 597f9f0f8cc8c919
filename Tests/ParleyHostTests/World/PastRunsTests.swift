import Testing

@testable import ParleyHost

struct PastRunsTests {
  private static let session =
    #"{"type":"journal","schema":1,"run":"r","program":"p","at":1}"# + "\n"
    + #"{"type":"session","at":1,"provider":"api"}"# + "\n"

  @Test func runsAreListedWithTheNewestFirst() throws {
    let folder = try TemporaryFolder()
    try folder.file("20260101T000000-000000-1.jsonl", Self.session)
    try folder.file("20260102T000000-000000-1.jsonl", Self.session)
    try folder.file("other.txt")
    let runs = PastRuns(folder: folder.path).all()
    #expect(Set(runs.map(\.run)) == ["20260101T000000-000000-1", "20260102T000000-000000-1"])
    #expect(runs.map(\.modified) == runs.map(\.modified).sorted(by: >))
  }

  @Test func aSessionIsToldFromTheRunOfAScript() throws {
    let folder = try TemporaryFolder()
    try folder.file("session.jsonl", Self.session)
    try folder.file(
      "script.jsonl",
      #"{"type":"journal","schema":1,"run":"r","program":"p","at":1}"# + "\n"
        + #"{"type":"source","path":null,"text":"say hi"}"# + "\n"
    )
    try folder.file("empty.jsonl")
    let runs = PastRuns(folder: folder.path).all()
    #expect(runs.filter(\.isSession).map(\.run) == ["session"])
    #expect(runs.allSatisfy { !$0.isInUse })
  }

  @Test func aRunWhoseJournalIsHeldIsInUse() throws {
    let folder = try TemporaryFolder()
    let journal = Journal.open(
      JournalConfiguration(folder: folder.path, program: "test"),
      now: Timestamp.now,
      notice: { _ in }
    )
    journal.startSession(SessionStart(provider: "api"))
    let runs = PastRuns(folder: folder.path).all()
    #expect(runs.map(\.run) == [journal.run])
    #expect(runs.allSatisfy { $0.isInUse && $0.isSession })
    let contents = PastRuns(folder: folder.path).contents(of: journal.run ?? "")
    #expect(contents?.records.count == 2)
  }

  @Test func aFolderThatIsNotThereHoldsNothing() throws {
    let folder = try TemporaryFolder()
    #expect(PastRuns(folder: folder("none")).all().isEmpty)
    #expect(PastRuns(folder: folder.path).contents(of: "none") == nil)
  }
}
