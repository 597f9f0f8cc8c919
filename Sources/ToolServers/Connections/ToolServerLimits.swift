/// How long and how much a server of tools may take.
package struct ToolServerLimits: Sendable, Equatable {
  /// The longest wait for each answer until the tools are listed, by default 60 s: a program may have to be fetched first.
  package var start: Duration
  /// The longest wait for the result of a call, by default 5 minutes.
  package var call: Duration
  /// How long a server has to end by itself, and again once it is asked to by a signal, by default 2 s.
  package var grace: Duration
  /// The most bytes of one message, by default 16 MiB.
  package var messageByteCount: Int
  /// The most tools that a server may list, by default 1,000.
  package var toolCount: Int

  /// Makes limits.
  package init(
    start: Duration = .seconds(60),
    call: Duration = .seconds(300),
    grace: Duration = .seconds(2),
    messageByteCount: Int = 16 << 20,
    toolCount: Int = 1000
  ) {
    self.start = start
    self.call = call
    self.grace = grace
    self.messageByteCount = messageByteCount
    self.toolCount = toolCount
  }
}
