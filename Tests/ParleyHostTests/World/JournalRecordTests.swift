import OrderedJSON
import ParleyRuntime
import Testing

@testable import ParleyHost

struct JournalRecordTests {
  @Test(arguments: [
    JournalRecord.opened(schema: 1, run: "r", program: "1.0", at: Timestamp(microseconds: 5)),
    .source(path: nil, bytes: [0xC3, 0x28]), .source(path: "é.claude", bytes: []),
    .typed(TypedEntry("say \"hi\"\u{1}"), at: Timestamp(microseconds: 7)),
    .typed(
      TypedEntry("{{x}}", kind: .said, origin: "a.claude", line: 3),
      at: Timestamp(microseconds: 8)
    ),
    .session(SessionStart(provider: "local"), at: Timestamp(microseconds: 1)),
    .session(
      SessionStart(
        provider: "api",
        model: "haiku",
        settings: [
          SettingChange(name: "seed", value: 7),
          SettingChange(name: "speed", isField: true, value: ["a": 2.0]),
        ],
        ceiling: 5,
        parameters: [ParameterArgument(name: "a", value: "b=c")],
        folder: "/tmp",
        resumed: "r"
      ),
      at: Timestamp(microseconds: 1)
    ),
    .entered(.done), .entered(.interrupted), .entered(.failed("why")), .entered(.refused("what")),
    .world(WorldAnswer("read", ["a.txt"], .value("text"))),
    .world(
      WorldAnswer("read_json", ["a.json"], .value(["a": [1, 2.0, .null, true], "b": [:]]))
    ),
    .world(WorldAnswer("exec", ["ls", ["-l"]], .failure(.init(.file, "no", help: "what")))),
    .world(WorldAnswer("include", ["a", "b"], .bytes([0xC3, 0x28]))),
    .parameters([]), .parameters([JournalParameter(name: "a", value: ["x": [.null, true]])]),
    .note("n"), .closed(status: 130, at: Timestamp(microseconds: 9)),
    .exchange(Exchange.ID(number: 3), .began(JournalTests.request, at: Timestamp(microseconds: 1))),
    .exchange(Exchange.ID(number: 3), .attempt(2, because: "why")),
    .exchange(Exchange.ID(number: 3), .attempt(2, because: "why", code: "overloaded")),
    .exchange(
      Exchange.ID(number: 3),
      .ended(
        .init(
          .interrupted,
          elapsed: 5,
          timing: .init(latency: .nanoseconds(1_234_567), firstToken: .nanoseconds(3))
        )
      )
    ),
    .exchange(
      Exchange.ID(number: 3),
      .ended(
        .init(
          .failed(
            ExchangeFailure(
              code: "overloaded",
              message: "m",
              help: "h",
              status: 529,
              requestID: "r",
              type: "overloaded_error",
              attempts: 5
            )
          ),
          elapsed: 5
        )
      )
    ),
    .exchange(
      Exchange.ID(number: 3),
      .head(.init(status: 529, headers: [.init("a", "b")], elapsed: 1))
    ),
    .exchange(
      Exchange.ID(number: 3),
      .event(.init(name: "", isWhole: true, data: Array(0...255), elapsed: .max))
    ),
    .exchange(Exchange.ID(number: 3), .ended(.init(.finished, elapsed: -1))),
    .exchange(
      Exchange.ID(number: 3),
      .ended(.init(.failed(code: "c", message: "m"), elapsed: 0))
    ),
  ])
  func recordSurvivesItsFile(_ record: JournalRecord) throws {
    let bytes = JSONWriter.bytes(of: record.json)
    #expect(!bytes.contains(0x0A))
    #expect(JournalRecord(json: try JSONParser().parse(bytes)) == record)
  }
}
