import NIOCore
import NIOPosix
import Testing

@testable import ClaudeAPI

struct ResponseStateTests {
  private let full = [UInt8](repeating: 0x78, count: ResponseState.highWaterMark)

  private func promise() -> EventLoopPromise<Void> {
    MultiThreadedEventLoopGroup.singleton.any().makePromise(of: Void.self)
  }

  private func state() -> ResponseState { ResponseState(deadlines: Deadlines(Timeouts())) }

  /// The bytes that can be taken; the promise that waits for it is kept.
  private func take(_ state: inout ResponseState) -> Int? {
    guard case .event(.body(let bytes), let resume) = state.take() else { return nil }
    resume?.succeed()
    return bytes.count
  }

  @Test func unreadBytesHoldTheConnectionBackUntilTheyAreTaken() async throws {
    var state = state()
    let pause = promise()
    let spare = promise()
    defer { spare.succeed() }
    #expect(state.receive([1], limit: .max, pause: spare) == .readOn)
    #expect(state.receive(full, limit: .max, pause: pause) == .pause)
    #expect(state.pause != nil)
    #expect(take(&state) == full.count + 1)
    #expect(state.pause == nil)
    try await pause.futureResult.get()
  }

  @Test func aBodyOverItsLimitIsTooLarge() {
    var state = state()
    let pause = promise()
    defer { pause.succeed() }
    #expect(state.receive([1, 2, 3], limit: 3, pause: pause) == .readOn)
    #expect(state.receive([4], limit: 3, pause: pause) == .tooLarge)
  }

  @Test func aDiscardedBodyIsNotKeptAndMayNotGoOnForLong() async throws {
    var state = state()
    let pause = promise()
    #expect(state.receive(full, limit: .max, pause: pause) == .pause)
    state.discard()?.succeed()
    try await pause.futureResult.get()
    #expect(take(&state) == nil)
    #expect(state.receive(full, limit: .max, pause: pause) == .readOn)
    #expect(state.receive([1], limit: .max, pause: pause) == .tooLarge)
  }

  @Test func whatArrivedBeforeAFailureComesBeforeIt() {
    var state = state()
    let pause = promise()
    defer { pause.succeed() }
    #expect(state.receive([1, 2], limit: .max, pause: pause) == .readOn)
    _ = state.end(.failure(ClaudeError(.connectionLost, "lost")))
    #expect(take(&state) == 2)
    guard case .failure(let error) = state.take() else {
      Issue.record("a failure is expected")
      return
    }
    #expect(error.code == .connectionLost)
  }

  @Test func theFirstEndingCounts() {
    var state = state()
    _ = state.end(.success(()))
    _ = state.end(.failure(.cancelled()))
    guard case .end = state.take() else {
      Issue.record("the end is expected")
      return
    }
  }
}
