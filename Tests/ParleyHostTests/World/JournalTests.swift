import Glibc
import OrderedJSON
import ParleyRuntime
import Synchronization
import Testing

@testable import ParleyHost

struct JournalTests {
  let folder: TemporaryFolder
  private let notices = Notices()

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Collects what the user is told.
  private final class Notices: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
  }

  /// A clock that goes on by 1 ms each time it is read.
  private static func steadyTime() -> @Sendable () -> Timestamp {
    let time = Atomic<Int64>(1_795_000_000_000_000)
    let box = Box(time)
    return { box.next() }
  }

  private final class Box: Sendable {
    private let time: Atomic<Int64>
    init(_ time: consuming Atomic<Int64>) { self.time = time }
    func next() -> Timestamp {
      Timestamp(microseconds: time.add(1000, ordering: .relaxed).newValue)
    }
  }

  private func configuration(
    _ change: (inout JournalConfiguration) -> Void = { _ in }
  )
    -> JournalConfiguration
  {
    var configuration = JournalConfiguration(folder: folder("state/parley/journal"), program: "1.0")
    change(&configuration)
    return configuration
  }

  private func opened(_ configuration: JournalConfiguration) -> Journal {
    Journal.open(configuration, now: Self.steadyTime()) { [notices] in notices.add($0) }
  }

  private func contents(_ journal: Journal) throws -> JournalContents {
    let run = try #require(journal.run)
    let text = try #require(folder.content("state/parley/journal/\(run).jsonl"))
    return JournalReader.read(Array(text.utf8))
  }

  static let request = Exchange.Request(
    number: 1,
    conversation: "main",
    body: Array(#"{"model":"m","text":"é\n"}"#.utf8),
    version: "2026-10-21",
    betas: ["x"],
    isStreamed: true
  )

  /// Records one exchange of each outcome.
  private func play(on journal: Journal) {
    journal.record(.source(path: "a.claude", bytes: Array("say hi\n".utf8)))
    journal.record(.parameters([JournalParameter(name: "n", value: 5)]))
    journal.typed(TypedEntry("say more"))
    let first = journal.begin(Self.request)
    journal.head(
      first,
      status: 200,
      headers: [.init("request-id", "req_1"), .init("Set-Cookie", "s"), .init("X-API-Key", "sk")]
    )
    journal.event(first, name: "ping", isWhole: false, data: Array("{}".utf8))
    journal.event(first, name: "odd", isWhole: true, data: [0xFF, 0x00, 0x0A])
    let second = journal.begin(Self.request)
    journal.attempt(second, number: 2, because: "overloaded")
    journal.end(second, .failed(code: "overloaded", message: "busy"))
    journal.end(first, .finished)
    let third = journal.begin(Self.request)
    journal.end(third, .interrupted)
    journal.close(status: 3)
  }

  @Test func everythingRecordedIsReadBack() throws {
    let journal = opened(configuration())
    play(on: journal)
    let contents = try contents(journal)
    #expect(contents.schema == 1)
    #expect(contents.damagedLines.isEmpty)
    #expect(contents.tornByteCount == 0)
    #expect(contents.records.count == 15)
    let exchanges = contents.exchanges
    #expect(exchanges.map(\.request) == [Self.request, Self.request, Self.request])
    #expect(exchanges[0].head?.headers == [.init("request-id", "req_1")])
    #expect(exchanges[0].events.map(\.data) == [Array("{}".utf8), [0xFF, 0x00, 0x0A]])
    #expect(exchanges[0].events.map(\.isWhole) == [false, true])
    #expect(exchanges[0].events.map(\.elapsed) == [2000, 3000])
    #expect(exchanges[1].ending?.outcome == .failed(code: "overloaded", message: "busy"))
    #expect(exchanges[2].ending?.outcome == .interrupted)
    #expect(notices.all.isEmpty)
  }

  @Test func secretsOfTheAnswerAreNotKept() throws {
    let journal = opened(configuration())
    play(on: journal)
    let run = try #require(journal.run)
    let text = try #require(folder.content("state/parley/journal/\(run).jsonl"))
    #expect(!text.contains("sk") && !text.lowercased().contains("cookie"))
  }

  @Test func journalCutAtAnyByteIsReadUpToThere() throws {
    let journal = opened(configuration())
    play(on: journal)
    let run = try #require(journal.run)
    let bytes = Array(try #require(folder.content("state/parley/journal/\(run).jsonl")).utf8)
    let whole = JournalReader.read(bytes).records
    for end in 0...bytes.count {
      let contents = JournalReader.read(Array(bytes[..<end]))
      let lines = bytes[..<end].count { $0 == 0x0A }
      let rest = end - (bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
      #expect(contents.damagedLines.isEmpty)
      // A line that lacks only its newline is whole.
      let isWhole = contents.records.count == lines + 1
      #expect(contents.records.count == lines || isWhole)
      #expect(contents.records == Array(whole.prefix(contents.records.count)))
      #expect(contents.tornByteCount == (isWhole ? 0 : rest))
      #expect(contents.exchanges.count <= 3)
    }
  }

  @Test func damagedLinesAreReportedAndPassedOver() throws {
    let text =
      #"{"type":"journal","schema":1,"run":"r","program":"p","at":1}"#
      + "\n\u{0}\u{0}\n[1]\n{\"type\":\"note\",\"text\":\"x\"}\n{\"type\":\"la"
    let contents = JournalReader.read(Array(text.utf8))
    #expect(contents.records.count == 2)
    #expect(contents.damagedLines == [2, 3])
    #expect(contents.tornByteCount == 11)
  }

  @Test func recordsOfANewerVersionAreKept() {
    let text =
      #"{"type":"journal","schema":9,"run":"r","program":"p","at":1}"#
      + "\n" + #"{"type":"later","x":[1]}"# + "\n"
    let contents = JournalReader.read(Array(text.utf8))
    #expect(contents.isNewer)
    #expect(contents.records.last == .unknown(["type": "later", "x": [1]]))
    #expect(contents.records.last?.json == ["type": "later", "x": [1]])
  }

  @Test func exchangeIsMadeOfItsSteps() throws {
    let journal = opened(configuration())
    play(on: journal)
    for exchange in try contents(journal).exchanges {
      var copy = Exchange(request: exchange.request, startedAt: exchange.startedAt)
      for step in exchange.steps { copy.take(step) }
      #expect(copy == exchange)
    }
  }

  @Test func anotherAttemptVoidsWhatCameBefore() {
    var exchange = Exchange(request: Self.request, startedAt: Timestamp(microseconds: 0))
    exchange.take(.head(.init(status: 200, headers: [], elapsed: 1)))
    exchange.take(.event(.init(name: "ping", isWhole: false, data: [], elapsed: 2)))
    exchange.take(.attempt(2, because: "cut"))
    #expect(exchange.head == nil)
    #expect(exchange.events.isEmpty)
  }

  @Test func foldersAndFilesAreForTheOwnerAlone() throws {
    folder.folder("state/parley/journal")
    let journal = opened(configuration())
    var status = stat()
    try #require(stat(folder("state/parley/journal"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    let run = try #require(journal.run)
    try #require(stat(folder("state/parley/journal/\(run).jsonl"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func twoRunsOfOneMomentHaveTwoFiles() {
    let time = Timestamp(microseconds: 1)
    let first = Journal.open(configuration(), now: { time }, notice: { _ in })
    let second = Journal.open(configuration(), now: { time }, notice: { _ in })
    #expect(first.run != nil && second.run != nil && first.run != second.run)
  }

  @Test func fullDiskIsToldOnceAndTheRunGoesOn() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    let file = JournalFile(OpenFile(descriptor: descriptor), limit: 1 << 20)
    let journal = Journal(file: file, run: "r", now: Self.steadyTime()) { [notices] in
      notices.add($0)
    }
    play(on: journal)
    #expect(
      notices.all == [
        "the journal stops here: the disk is full; the run goes on, but what follows is not kept"
      ]
    )
  }

  @Test func runThatWritesTooMuchIsKeptUpToTheLimit() throws {
    let journal = opened(configuration { $0.runByteCount = 400 })
    play(on: journal)
    let contents = try contents(journal)
    #expect(contents.records.count == 4)
    #expect(contents.tornByteCount == 0)
    #expect(notices.all.count == 1)
    #expect(notices.all.first?.contains("it has reached 400 bytes") == true)
  }

  @Test func folderThatCannotBeMadeIsToldAndTheRunGoesOn() async throws {
    try folder.file("state", "a file")
    let value = await Journal.withOpen(
      configuration(),
      now: Self.steadyTime(),
      notice: { [notices] in notices.add($0) }
    ) { journal in
      play(on: journal)
      return journal.run == nil
    }
    #expect(value)
    #expect(notices.all.count == 1)
    #expect(notices.all.first?.hasPrefix("no journal is kept of this run: ") == true)
  }

  @Test func journalThatIsOffKeepsNothing() async throws {
    await Journal.withOpen(nil, notice: { [notices] in notices.add($0) }) { play(on: $0) }
    #expect(folder.names().isEmpty)
    #expect(notices.all.isEmpty)
  }

  @Test func openJournalEndsWithTheRunWhateverItsOutcome() async throws {
    let run = Mutex<String?>(nil)
    await #expect(throws: EffectError.self) {
      try await Journal.withOpen(configuration(), notice: { _ in }) {
        (journal) async throws(EffectError) -> Void in
        run.withLock { $0 = journal.run }
        play(on: journal)
        throw EffectError(.fail, "over")
      }
    }
    let name = try #require(run.withLock { $0 })
    let text = try #require(folder.content("state/parley/journal/\(name).jsonl"))
    #expect(JournalReader.read(Array(text.utf8)).records.count == 15)
  }

  /// A clock that stands still and whose pauses end only with the task; it remembers how long they were to be.
  private final class EndlessClock: Clock {
    let asked = Mutex<[Duration]>([])
    let now = ContinuousClock().now
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
      asked.withLock { $0.append(now.duration(to: deadline)) }
      try await Task.sleep(for: .seconds(3600))
    }
  }

  @Test func diskIsAskedAgainOnlyAfterASecond() async throws {
    let clock = EndlessClock()
    let run = await Journal.withOpen(configuration(), clock: clock, notice: { _ in }) { journal in
      play(on: journal)
      while clock.asked.withLock({ $0.isEmpty }) { await Task.yield() }
      return journal.run
    }
    #expect(run != nil)
    let asked = clock.asked.withLock { $0 }
    #expect(asked == [.seconds(1)])
  }

  @Test func oldAndSurplusJournalsAreRemovedButNotThoseInUse() throws {
    let live = opened(configuration())
    let journals = "state/parley/journal"
    for (name, age) in [("old", 100), ("middle", 50), ("young", 1)] {
      try folder.file("\(journals)/\(name).jsonl", String(repeating: "x", count: 1000))
      setTime("\(journals)/\(name).jsonl", daysAgo: age)
    }
    setTime("\(journals)/\(try #require(live.run)).jsonl", daysAgo: 200)
    try folder.file("\(journals)/other.txt", "stays")
    setTime("\(journals)/other.txt", daysAgo: 200)
    let next = opened(configuration { $0.folderByteCount = 1500 })
    let names = try [
      #require(live.run) + ".jsonl", #require(next.run) + ".jsonl", "other.txt", "young.jsonl",
    ]
    #expect(folder.names(in: journals) == names.sorted())
  }

  /// Sets when a file was last written, seen from the time of these tests.
  private func setTime(_ name: String, daysAgo: Int) {
    let seconds = 1_795_000_000 - daysAgo * 86400
    let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    utimensat(AT_FDCWD, folder(name), times, 0)
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/parley/journal"),
    (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/parley/journal"),
    (["HOME": "/h"], "/h/.local/state/parley/journal"),
    (["XDG_STATE_HOME": ""], nil),
    ([:], nil),
  ])
  func folderFollowsTheEnvironment(_ environment: [String: String], path: String?) {
    #expect(JournalConfiguration.folder(environment: environment) == path)
  }

  @Test(
    arguments: [
      (0, "19700101T000000-000000"), (-1, "19691231T235959-999999"),
      (1_795_000_000_123_456, "20261118T110640-123456"),
    ] as [(Int64, String)]
  )
  func momentSortsInFileNames(_ microseconds: Int64, name: String) {
    #expect(Timestamp(microseconds: microseconds).fileName == name)
  }
}
