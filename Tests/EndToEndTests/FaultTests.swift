import Foundation
import Testing

/// What bad luck on the network and bad answers look like from outside: a message with the remedy, and a status.
struct FaultTests {
  /// An answer of the server, and what the user gets.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let answer: String
    let status: Int32
    let message: String
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "unauthorized",
      answer:
        #"{"status": 401, "error": {"type": "authentication_error", "message": "invalid x-api-key"}}"#,
      status: 3,
      message: "ANTHROPIC_API_KEY"
    ),
    Fault(
      name: "unknown model",
      answer:
        #"{"status": 404, "error": {"type": "not_found_error", "message": "model: claude-x"}}"#,
      status: 3,
      message: "parley models"
    ),
    Fault(
      name: "too large",
      answer:
        #"{"status": 413, "body": "<html>413</html>", "headers": {"content-type": "text/html"}}"#,
      status: 3,
      message: "413"
    ),
    Fault(
      name: "rate limited",
      answer: #"{"status": 429, "error": {"type": "rate_limit_error", "message": "slow down"}}"#,
      status: 3,
      message: "slow down"
    ),
    Fault(
      name: "server error",
      answer: #"{"status": 500, "error": {"type": "api_error", "message": "internal trouble"}}"#,
      status: 3,
      message: "internal trouble"
    ),
    Fault(
      name: "overloaded",
      answer: #"{"status": 529, "error": {"type": "overloaded_error", "message": "Overloaded"}}"#,
      status: 3,
      message: "529"
    ),
    Fault(
      name: "HTML instead of JSON",
      answer:
        #"{"status": 502, "body": "<html><h1>Bad Gateway</h1></html>", "headers": {"content-type": "text/html"}}"#,
      status: 3,
      message: "502"
    ),
    Fault(
      name: "redirect to another host",
      answer:
        #"{"status": 302, "headers": {"location": "https://evil.example/v1/messages"}, "body": ""}"#,
      status: 3,
      message: "redirect"
    ),
    Fault(
      name: "cut after the third delta",
      answer: #"{"chunks": ["one ", "two ", "three ", "four"], "cut_after": 6}"#,
      status: 3,
      message: "lost within the reply"
    ),
    Fault(
      name: "error event",
      answer: """
        {"events": [{"type": "message_start", "message": {"id": "m", "type": "message", "role": "assistant", \
        "model": "claude-haiku-5-5", "content": [], "stop_reason": null, "stop_sequence": null, \
        "usage": {"input_tokens": 3, "output_tokens": 1}}}, \
        {"event": "error", "data": "{\\"type\\":\\"error\\",\\"error\\":{\\"type\\":\\"overloaded_error\\",\\"message\\":\\"busy\\"}}"}]}
        """,
      status: 3,
      message: "busy"
    ),
    Fault(
      name: "silence",
      answer: #"{"chunks": ["one ", "two"], "hang_after": 4}"#,
      status: 3,
      message: "nothing came from"
    ),
  ]

  @Test(arguments: faults)
  func aFaultHasItsMessageAndStatus(fault: Fault) async throws {
    let server = try await ServerProcess("[\(fault.answer)]")
    let outcome = try await Parley(server: server).run(
      script: "model haiku\nretries 0\ntimeout 1\nsay Count.\nprint \"not reached\"\n"
    )
    #expect(outcome.status == fault.status, "\(outcome.errors)")
    #expect(outcome.errors.contains(fault.message), "\(outcome.errors)")
    #expect(outcome.errors.contains("script.claude:4:1: error:"), "\(outcome.errors)")
    #expect(!outcome.output.contains("not reached"))
  }

  @Test func whatHadArrivedStaysOnTheScreenAndInTheJournal() async throws {
    let server = try await ServerProcess(
      #"[{"chunks": ["one ", "two ", "three ", "four"], "cut_after": 6}]"#
    )
    let parley = try Parley(server: server)
    let outcome = try await parley.run(script: "model haiku\nretries 0\nsay Count.\n")
    #expect(outcome.output == "one two three \n")
    for word in ["Count.", "one ", "two ", "three "] { #expect(parley.journals.contains(word)) }
  }

  @Test func aRefusedConnectionNamesTheServerAndTheRemedy() async throws {
    var parley = try Parley()
    parley.variables = ["ANTHROPIC_BASE_URL": "http://127.0.0.1:1", "ANTHROPIC_API_KEY": "k"]
    let outcome = try await parley.run(script: "retries 0\nsay Hi.\n")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("127.0.0.1:1"))
    #expect(outcome.errors.contains("nothing listens"))
  }

  @Test func anUnknownHostIsNamed() async throws {
    var parley = try Parley()
    parley.variables = [
      "ANTHROPIC_BASE_URL": "https://no-such-host.invalid", "ANTHROPIC_API_KEY": "k",
    ]
    let outcome = try await parley.run(script: "retries 0\nsay Hi.\n")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("no-such-host.invalid"))
  }

  @Test func aServerWithoutTLSIsToldApart() async throws {
    let server = try await ServerProcess()
    var parley = try Parley()
    let secure = server.url.replacing("http://", with: "https://")
    parley.variables = ["ANTHROPIC_BASE_URL": secure, "ANTHROPIC_API_KEY": "k"]
    let outcome = try await parley.run(script: "retries 0\nsay Hi.\n")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("TLS"), "\(outcome.errors)")
  }

  @Test func plainHTTPIsForThisMachineOnly() async throws {
    var parley = try Parley()
    parley.variables = ["ANTHROPIC_BASE_URL": "http://api.example.com", "ANTHROPIC_API_KEY": "k"]
    let outcome = try await parley.run(script: "retries 0\nsay Hi.\n")
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("--insecure-http"), "\(outcome.errors)")
  }

  @Test func aRetryIsToldAndSucceeds() async throws {
    let server = try await ServerProcess(
      """
      [{"status": 529, "error": {"type": "overloaded_error", "message": "busy"}, "headers": {"retry-after-ms": "20"}},
       {"text": "There you are."}]
      """
    )
    let outcome = try await Parley(server: server).run(
      script: "model haiku\nmax_tokens 2000\nsay Hi.\n"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == "There you are.\n")
    #expect(outcome.errors.contains("attempt 2 of"), "\(outcome.errors)")
  }

  @Test func aCaughtErrorIsNoFailure() async throws {
    let server = try await ServerProcess(
      #"[{"status": 500, "error": {"type": "api_error", "message": "internal"}}]"#
    )
    let outcome = try await Parley(server: server).run(
      script: """
        retries 0
        try {
          say Hi.
        } catch e { print "{{e.kind}} {{e.status}} line {{e.line}}" }
        """
    )
    #expect(outcome.output == "api 500 line 3\n")
    #expect(outcome.status == 0)
  }

  @Test func controlSequencesOfAReplyDoNotReachATerminalButThePipeIsExact() async throws {
    let server = try await ServerProcess(#"[{"text": "a\u001b[31mb"}]"#)
    let outcome = try await Parley(server: server).run(script: "say Hi.\nprint len(reply.text)\n")
    #expect(outcome.output == "a\u{1B}[31mb\n7\n")
  }
}
