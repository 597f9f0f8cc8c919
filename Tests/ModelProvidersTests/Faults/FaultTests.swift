import ClaudeAPI
import ClaudeMessages
import LocalInference
import Testing

@testable import ModelProviders

/// What faults do to requests: the client tries again and gives up as it does with the API.
struct FaultTests {
  private static func stage(_ faults: String) throws -> LocalStage {
    try LocalStage(ScriptedEngine(.text("one ", "two ", "three ", "four ", "five")), faults: faults)
  }

  @Test func aFailureIsTriedAgain() async throws {
    let outcome = await (try Self.stage("fail 529 first 1")).send(.local())
    #expect(outcome.message?.text == "one two three four five")
    #expect(outcome.waits == [.milliseconds(500)])
    #expect(outcome.error == nil)
  }

  @Test(arguments: [
    (400, ClaudeError.Code.invalidRequest, 1), (401, .authentication, 1), (403, .permission, 1),
    (429, .rateLimited, 3), (500, .serverError, 3), (529, .overloaded, 3), (504, .serverTimeout, 3),
  ])
  func aFailureThatStaysIsTheAPIsError(
    status: Int,
    code: ClaudeError.Code,
    attempts: Int
  ) async throws {
    let outcome = await (try Self.stage("fail \(status)")).send(.local())
    #expect(outcome.error?.code == code)
    #expect(outcome.error?.status == status)
    #expect(outcome.error?.type == APIErrorType(status: status))
    #expect(outcome.error?.attempts == attempts)
    #expect(outcome.error?.message.contains("--faults") == true)
  }

  @Test func attemptsAreCountedAsAServerDoes() async throws {
    let stage = try Self.stage("fail 529 every 3")
    for request in 1...4 {
      let outcome = await stage.send(.local())
      #expect(outcome.waits.count == (request == 3 ? 1 : 0), "\(request)")
      #expect(outcome.error == nil)
    }
  }

  @Test func thePauseThatTheServerAsksForIsKept() async throws {
    let stage = try Self.stage("fail 429 first 1 retry-after 2500ms")
    let outcome = await stage.send(.local())
    #expect(outcome.waits == [.milliseconds(2500)])
    #expect(stage.clock.sleeps == [.milliseconds(2500)])
  }

  @Test func aCutStreamKeepsWhatCame() async throws {
    let outcome = await (try Self.stage("cut stream at 60%")).send(.local())
    #expect(outcome.error?.code == .connectionLost)
    #expect(outcome.waits.isEmpty)
    let text = outcome.message?.text ?? ""
    #expect(!text.isEmpty && text != "one two three four five")
    #expect("one two three four five".hasPrefix(text))
  }

  @Test func aCutBeforeTheFirstPieceIsTriedAgain() async throws {
    let outcome = await (try Self.stage("cut stream at 5% on 1")).send(.local())
    #expect(outcome.waits.count == 1)
    #expect(outcome.message?.text == "one two three four five")
  }

  @Test func aWholeMessageThatWasCutIsTriedAgain() async throws {
    let outcome = await (try Self.stage("cut stream at 90% on 1")).send(.local(stream: false))
    #expect(outcome.waits.count == 1)
    #expect(outcome.message?.text == "one two three four five")
  }

  @Test func aDroppedConnectionIsTriedAgain() async throws {
    #expect(await (try Self.stage("drop first 2")).send(.local()).waits.count == 2)
    let outcome = await (try Self.stage("drop")).send(.local(), retries: 0)
    #expect(outcome.error?.code == .connectionLost)
    #expect(outcome.error?.isNetworkFailure == true)
  }

  @Test func silenceLastsAsLongAsTheClientWaits() async throws {
    let stage = try Self.stage("timeout")
    let outcome = await stage.send(.local(), retries: 0, idle: .seconds(7))
    #expect(outcome.error?.code == .idleTimeout)
    #expect(stage.clock.sleeps == [.seconds(7)])
  }

  @Test func aDelayPassesBeforeTheAnswer() async throws {
    let stage = try Self.stage("latency 200ms")
    #expect(await stage.send(.local()).message?.text == "one two three four five")
    #expect(stage.clock.sleeps == [.milliseconds(200)])
  }

  @Test func aDelayBeyondTheClientsPatienceIsATimeout() async throws {
    let stage = try Self.stage("latency 20s")
    let outcome = await stage.send(.local(), retries: 0, idle: .seconds(3))
    #expect(outcome.error?.code == .idleTimeout)
    #expect(stage.clock.sleeps == [.seconds(3)])
  }

  @Test func aSlowStreamWaitsBeforeEachPiece() async throws {
    let stage = try Self.stage("slow 4 tokens/s")
    #expect(await stage.send(.local()).message?.text == "one two three four five")
    #expect(stage.clock.sleeps == Array(repeating: .milliseconds(250), count: 5))
  }

  @Test func countingAndListingAreLeftAlone() async throws {
    let stage = try Self.stage("fail 500")
    #expect(try await stage.provider.countTokens(ProviderRequest(.local())) > 0)
    #expect(try await stage.provider.models().isEmpty == false)
  }

  @Test func theSameFaultsMeetTheSameRequests() async throws {
    func texts() async throws -> [String] {
      let stage = try Self.stage("cut stream every 2 at 50%, latency 1ms..9ms, fail 500 every 3")
      var texts: [String] = []
      for _ in 0..<6 {
        let outcome = await stage.send(.local())
        texts.append("\(outcome.message?.text ?? "-") \(String(describing: outcome.error?.code))")
      }
      return texts + stage.clock.sleeps.map { "\($0)" }
    }
    #expect(try await texts() == (try await texts()))
  }
}
