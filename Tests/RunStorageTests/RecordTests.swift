import OrderedJSON
import RunStorage
import Testing

struct RecordTests {
  @Test func aNewRunIsUnderWay() {
    let run = RunRecord(
      id: "a",
      group: "g",
      startedAt: 1,
      sources: [],
      parameters: JSONObject(),
      invocation: JSONObject(),
      provider: "local",
      version: "0",
      catalogue: "2026-11-01"
    )
    #expect(run.status == .running)
    #expect(run.endedAt == nil)
  }
}
