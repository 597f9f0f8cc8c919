import ClaudeAPI
import ClaudeMessages
import FoundationEssentials
import ModelProviders
import ParleyHost
import ParleyRuntime
import Synchronization
import Testing

struct HostJournalTests {
  @Test func whatArrivesIsInTheJournalBeforeItIsShown() async throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(folder: folder.path, program: "test")
    let isKept = Mutex<[Bool]>([])
    try await Journal.withOpen(configuration, notice: { _ in }) { (journal) async throws in
      let stage = Stage(.text("Hel", "lo."), .text("2"), journal: journal)
      stage.output.react { [path = folder.path] event in
        guard case .text(let text, _) = event else { return }
        let events = (try? Self.contents(of: path))?.exchanges.last?.events ?? []
        let texts = events.map { String(decoding: $0.data, as: UTF8.self) }
        isKept.withLock { $0.append(texts.contains { $0.contains("\"\(text)\"") }) }
      }
      try await stage.say("Hi")
      try await stage.say("Again")
      let exchanges = try Self.contents(of: folder.path).exchanges
      #expect(exchanges.map(\.request.body) == stage.provider.requests.map(\.body))
      #expect(exchanges.map(\.request.number) == [1, 2])
      #expect(exchanges.map(\.head?.status) == [200, 200])
      #expect(exchanges.allSatisfy { $0.ending?.outcome == .finished })
    }
    #expect(isKept.withLock { $0 } == [true, true, true])
  }

  @Test func aFailureAndAnInterruptAreRecordedAsSuch() async throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(folder: folder.path, program: "test")
    try await Journal.withOpen(configuration, notice: { _ in }) { (journal) async throws in
      let stage = Stage(
        .failure(ClaudeError(.overloaded, "no capacity", status: 529)),
        .hang(after: [Events.start()] + Events.text("Once", isClosed: false)),
        journal: journal
      )
      await #expect(throws: EffectError.self) { try await stage.say("a") }
      stage.output.react { [interrupts = stage.interrupts] event in
        if case .text = event { interrupts.raise(.terminate) }
      }
      try await stage.say("b")
    }
    let exchanges = try Self.contents(of: folder.path).exchanges
    #expect(
      exchanges.map(\.ending?.outcome) == [
        .failed(
          ExchangeFailure(
            code: "overloaded",
            message: "no capacity",
            status: 529,
            attempts: 0
          )
        ), .interrupted,
      ]
    )
    #expect(exchanges.last?.events.count == 3)
  }

  /// What the one journal of a folder holds.
  static func contents(of folder: String) throws -> JournalContents {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(names.first { !$0.hasPrefix(".") })
    return JournalReader.read(Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
  }
}
