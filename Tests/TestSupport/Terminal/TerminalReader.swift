import Foundation
import Glibc
import Synchronization

/// The thread behind a ``PseudoTerminal``: it reads, writes, keeps the model and wakes who waits.
final class TerminalReader: Sendable {
  /// Someone who waits.
  struct Waiter {
    let deadline: ContinuousClock.Instant
    /// Whether the end of the program is what is waited for.
    let isForEnd: Bool
    let condition: @Sendable (TerminalModel) -> Bool
    let continuation: CheckedContinuation<Bool, Never>
  }

  /// What the thread and the tests share.
  struct State {
    var model: TerminalModel
    var transcript: [UInt8] = []
    /// What was typed and is not yet in the terminal.
    var pending: [UInt8] = []
    var sentCount = 0
    var waiters: [Waiter] = []
    /// When the conditions were last looked at; nil when they have to be looked at again.
    var lastLook: ContinuousClock.Instant?
    var hasEnded: (@Sendable () -> Bool)?
    /// Whether the terminal is taken away from its programs.
    var isHungUp = false
    var isStopped = false
  }

  /// The end of the terminal that the test holds.
  let controller: Int32
  /// What the thread and the tests share.
  let state: Mutex<State>

  init(controller: Int32, model: TerminalModel) {
    self.controller = controller
    state = Mutex(State(model: model))
  }

  /// Starts the thread, which ends after ``stop()``.
  ///
  /// It is one of its own, since it waits for as long as the test holds the terminal.
  func start() {
    Thread.detachNewThread { [self] in
      while !state.withLock({ $0.isHungUp || $0.isStopped }) { turn() }
      close(controller)
      while !state.withLock({ $0.isStopped }) { turnWithoutTerminal() }
    }
  }

  /// Ends the thread and hangs up.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      tell(&state, isOver: true)
    }
  }

  /// Hangs up; the end of the program can still be waited for.
  func hangUp() {
    state.withLock { $0.isHungUp = true }
  }

  /// Lets bytes be written; returns how many were typed in all.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Int {
    state.withLock { state in
      state.pending += bytes
      state.sentCount += bytes.count
      return state.sentCount
    }
  }

  /// Waits for a condition.
  func waits(
    until deadline: ContinuousClock.Instant,
    forEnd isForEnd: Bool,
    _ condition: @escaping @Sendable (TerminalModel) -> Bool
  ) async -> Bool {
    await withCheckedContinuation { continuation in
      let waiter = Waiter(
        deadline: deadline,
        isForEnd: isForEnd,
        condition: condition,
        continuation: continuation
      )
      let isTooLate = state.withLock { state in
        if !state.isStopped { state.waiters.append(waiter) }
        state.lastLook = nil
        return state.isStopped
      }
      if isTooLate { continuation.resume(returning: false) }
    }
  }

  /// Reads what is there, writes what can be written, and tells who waits.
  private func turn() {
    let wantsToWrite = state.withLock { !$0.pending.isEmpty }
    let events = POLLIN | (wantsToWrite ? POLLOUT : 0)
    var ready = pollfd(fd: controller, events: Int16(events), revents: 0)
    // New waiters, bytes to write and deadlines are looked for this often, in milliseconds.
    _ = poll(&ready, 1, 10)
    // Asked before reading, so that an end that is seen has all its output behind it.
    let hasEnded = state.withLock { $0.hasEnded }?() ?? false
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(controller, &bytes, bytes.count)
    state.withLock { state in
      if count > 0 {
        state.transcript += bytes[..<count]
        state.model.feed(bytes[..<count])
        state.lastLook = nil
      }
      write(&state)
      tell(&state, isOver: hasEnded && count <= 0)
    }
  }

  /// Tells who waits for the end of a program that has no terminal any more.
  private func turnWithoutTerminal() {
    _ = poll(nil, 0, 10)
    let hasEnded = state.withLock { $0.hasEnded }?() ?? false
    state.withLock { tell(&$0, isOver: hasEnded) }
  }

  private func write(_ state: inout State) {
    guard !state.pending.isEmpty else { return }
    let count = state.pending.withUnsafeBytes { Glibc.write(controller, $0.baseAddress, $0.count) }
    if count > 0 { state.pending.removeFirst(count) }
  }

  /// Lets those go on whose condition holds, whose time is up, or whom nothing can come to any more.
  private func tell(_ state: inout State, isOver: Bool) {
    let now = ContinuousClock.now
    if let last = state.lastLook, !isOver, now - last < .milliseconds(50) { return }
    state.lastLook = now
    var waiting: [Waiter] = []
    for waiter in state.waiters {
      if waiter.condition(state.model) || (waiter.isForEnd && isOver) {
        waiter.continuation.resume(returning: true)
      } else if isOver || waiter.deadline <= now {
        waiter.continuation.resume(returning: false)
      } else {
        waiting.append(waiter)
      }
    }
    state.waiters = waiting
  }
}
