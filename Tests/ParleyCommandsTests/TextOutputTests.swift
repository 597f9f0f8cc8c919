import Glibc
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

@testable import ParleyCommands

/// What a run looks like on standard output and standard error.
struct TextOutputTests {
  /// An output into two pipes.
  private struct Pipes: ~Copyable {
    let output: TextOutput
    private let ends: [Int32]

    init(_ configuration: TextOutput.Configuration) throws {
      var ends: [Int32] = [0, 0, 0, 0]
      try #require(ends.withUnsafeMutableBufferPointer { pipe($0.baseAddress) } == 0)
      var errors: [Int32] = [0, 0]
      try #require(errors.withUnsafeMutableBufferPointer { pipe($0.baseAddress) } == 0)
      ends[2...3] = errors[0...1]
      self.ends = ends
      output = TextOutput(
        output: OutputStream(descriptor: ends[1]),
        errors: OutputStream(descriptor: ends[3]),
        configuration: configuration
      )
    }

    /// Everything written so far: standard output, standard error.
    consuming func finish() throws -> (String, String) {
      close(ends[1])
      close(ends[3])
      let texts = try [ends[0], ends[2]].map { end in
        defer { close(end) }
        return String(decoding: try FileContents.bytes(of: end), as: UTF8.self)
      }
      return (texts[0], texts[1])
    }
  }

  private static let tag = RequestTag(number: 1, conversation: "main", isShown: true)

  private static let request = RunEvent.request(
    RequestReport(
      tag: tag,
      span: SourceSpan(0, 0),
      model: "claude-haiku-5-5",
      body: [],
      version: "2026-10-21",
      betas: []
    )
  )

  private static var drawing: TextOutput.Configuration {
    var configuration = TextOutput.Configuration()
    configuration.redraws = true
    configuration.patience = .zero
    return configuration
  }

  @Test func aReplyWithoutANewlineGetsOne() throws {
    let pipes = try Pipes(.init())
    for event in [Self.request, .text("a", Self.tag), .text("b", Self.tag)] {
      pipes.output.receive(event)
    }
    pipes.output.receive(.requestEnded(.finished(stopReason: "end_turn"), Self.tag))
    pipes.output.receive(.print("c"))
    #expect(try pipes.finish() == ("ab\nc\n", ""))
  }

  /// A reply that cites a page.
  private static let cited = ReplyReport(
    tag: tag,
    span: SourceSpan(0, 0),
    reply: ReplyValue(
      text: "Warm.",
      fields: MapValue([
        (
          "citations",
          [
            [
              "document_title": "sea\u{1B}[2J.pdf", "start_page_number": 3, "end_page_number": 4,
              "cited_text": "It is warm.",
            ]
          ]
        )
      ])
    )
  )

  @Test func footnotesGoToStandardErrorAndAPipedReplyStaysAsItCame() throws {
    let pipes = try Pipes(.init())
    for event in [Self.request, .text("Warm.", Self.tag), .cited([1], Self.tag)] {
      pipes.output.receive(event)
    }
    pipes.output.receive(.requestEnded(.finished(stopReason: "end_turn"), Self.tag))
    pipes.output.receive(.reply(Self.cited))
    #expect(try pipes.finish() == ("Warm.\n", "[1] sea.pdf, page 3: “It is warm.”\n"))
  }

  @Test func footnotesAreKeptBackWhenQuiet() throws {
    var configuration = TextOutput.Configuration()
    configuration.isQuiet = true
    let pipes = try Pipes(configuration)
    pipes.output.receive(.reply(Self.cited))
    #expect(try pipes.finish() == ("", ""))
  }

  @Test func theStatusLineIsTakenOffBeforeTheReplyAndNeverDrawnOverIt() throws {
    let pipes = try Pipes(Self.drawing)
    pipes.output.receive(Self.request)
    pipes.output.receive(.progress(.sent, Self.tag))
    pipes.output.tick()
    pipes.output.receive(.text("half a line", Self.tag))
    pipes.output.tick()
    pipes.output.receive(.text(" more", Self.tag))
    pipes.output.receive(.requestEnded(.finished(stopReason: "end_turn"), Self.tag))
    let (shown, status) = try pipes.finish()
    #expect(shown == "half a line more\n")
    #expect(status == "\r\u{1B}[Kwaiting for claude-haiku-5-5, 0 s\r\u{1B}[K")
  }

  @Test func aReplyThatIsNotShownLeavesNothing() throws {
    let pipes = try Pipes(.init())
    let hidden = RequestTag(number: 1, conversation: "main", isShown: false)
    pipes.output.receive(.text("secret", hidden))
    pipes.output.receive(.requestEnded(.finished(stopReason: nil), hidden))
    #expect(try pipes.finish() == ("", ""))
  }

  @Test func withoutRedrawingARetryIsOneLine() throws {
    let pipes = try Pipes(.init())
    pipes.output.receive(Self.request)
    let wait = RequestProgress.retrying(
      attempt: 2,
      of: 4,
      after: .milliseconds(500),
      because: "busy"
    )
    pipes.output.receive(.progress(wait, Self.tag))
    #expect(try pipes.finish() == ("", "attempt 2 of 4 in 500 ms: busy\n"))
  }

  @Test func aCallOfAToolIsALineOnceItIsOver() throws {
    var report = ToolCallReport(
      tag: Self.tag,
      id: "toolu_1",
      name: "weather",
      arguments: #"{"city":"Seoul"}"#,
      source: .script
    )
    let begun = report
    report.result = ToolCallReport.Result(text: "clear", duration: .milliseconds(20))
    let drawing = try Pipes(Self.drawing)
    drawing.output.receive(.toolCall(begun))
    drawing.output.tick()
    drawing.output.receive(.toolCall(report))
    drawing.output.tick()
    #expect(
      try drawing.finish() == (
        "",
        "\r\u{1B}[Kthe tool weather is at work, 0 s\r\u{1B}[K"
          + "weather(city: \"Seoul\") → clear · 20 ms\n"
      )
    )
    var quiet = TextOutput.Configuration()
    quiet.isQuiet = true
    let pipes = try Pipes(quiet)
    pipes.output.receive(.toolCall(begun))
    pipes.output.receive(.toolCall(report))
    #expect(try pipes.finish() == ("", ""))
  }

  /// An experiment of two trials from its beginning to its end, with what it printed in between.
  private static let experiment: [RunEvent] = {
    var progress = ExperimentProgress(name: "e", total: 2)
    var events: [RunEvent] = [.experiment(progress)]
    progress.phase = .underWay
    progress.running = 2
    events.append(.experiment(progress))
    events.append(.print("first"))
    progress.phase = .stillUnderWay
    progress.running = 1
    progress.done = 1
    events.append(.experiment(progress))
    progress.phase = .over
    progress.running = 0
    progress.done = 2
    progress.erred = 1
    progress.remarks = ["trial 2: line 4: busy"]
    events.append(.experiment(progress))
    return events
  }()

  @Test func withoutRedrawingAnExperimentSaysSomethingNowAndThen() throws {
    let pipes = try Pipes(.init())
    for event in Self.experiment { pipes.output.receive(event) }
    let (shown, progress) = try pipes.finish()
    #expect(shown == "first\n")
    #expect(
      progress == """
        e: 2 trials
        e 1/2 · 1 running · $0.00
        e 2/2 · 1 error · $0.00
        error: trial 2: line 4: busy

        """
    )
  }

  @Test func theProgressOfAnExperimentIsDrawnOverItselfAndTakenOffBeforeAPrint() throws {
    let pipes = try Pipes(Self.drawing)
    for event in Self.experiment { pipes.output.receive(event) }
    let (shown, progress) = try pipes.finish()
    #expect(shown == "first\n")
    let clearing = "\r\u{1B}[K"
    #expect(
      progress
        == "e: 2 trials\(clearing)e 0/2 · 2 running · $0.00\(clearing)e 1/2 · 1 running · $0.00\(clearing)"
        + "e 2/2 · 1 error · $0.00\nerror: trial 2: line 4: busy\n"
    )
  }

  @Test func aStreamWhoseReaderIsGoneSaysSoOnce() {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(ends.withUnsafeMutableBufferPointer { pipe($0.baseAddress) } == 0)
    close(ends[0])
    let stream = OutputStream(descriptor: ends[1])
    stream.write("x")
    stream.write("y")
    close(ends[1])
    #expect(stream.failure == .broken)
  }
}
