import TestSupport
import Testing

@testable import ClaudeAPI

/// Whatever a server, or an environment, says: an answer or an error, never a trap.
struct AnswerFuzzTests {
  private let server = BaseURL.claudeAPI

  @Test func anyBytesGiveAnAnswerOrAnError() {
    let stream = Array(SSE.whole.joined().utf8)
    let limits = ResponseLimits(eventBytes: 2000, errorBytes: 300)
    Fuzz.check(rounds: 400) { random in
      var reading = AnswerReading(limits: limits, unixTime: 0)
      let status = [200, 201, 204, 301, 400, 404, 429, 500, 529, 599].randomElement(using: &random)
      let type = ["text/event-stream", "application/json", "text/html"].randomElement(
        using: &random
      )
      let head = ResponseHead(
        status: status ?? 200,
        headers: type.map { ["content-type": $0] } ?? [:]
      )
      let bytes = random.mutated(stream, alphabet: Array("\n\r:{}[]\"\\,x".utf8))
      #expect(read(&reading, head, random.chunks(of: bytes, upTo: 90)) != nil, "\(random.seed)")
    }
  }

  /// Reads to the end; nil for an answer that is called complete without its last event.
  private func read(
    _ reading: inout AnswerReading,
    _ head: ResponseHead,
    _ chunks: [[UInt8]]
  ) -> Bool? {
    var names: [String] = []
    do throws(ClaudeError) {
      _ = reading.begin(head, call: Call(ExchangeRequest(.question())))
      for chunk in chunks {
        let step = try reading.add(chunk)
        names += step.events.map(\.short)
        switch step.outcome {
        case .unfinished: continue
        case .failure(let error): return error.message.isEmpty ? nil : false
        case .complete: return names.last == "message_stop" || names.last == "" ? true : nil
        }
      }
      _ = try reading.end(server: server)
      return true
    } catch {
      return error.message.isEmpty ? nil : false
    }
  }

  @Test func anyTextIsASettingOrAnError() {
    let alphabet = Array("https://[::1]:80@#?%./v1,*\r\n\tabü🎉 0-9GMTSun, 06 Nov 1994 08:49:37")
    Fuzz.check(rounds: 1500) { random in
      let length = Int.random(in: 0...30, using: &random)
      let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
      if let url = try? BaseURL(text) {
        #expect((try? BaseURL(url.description)) == url, "\(random.seed)")
      }
      if let rules = try? ProxyRules(environment: ["https_proxy": text, "no_proxy": text]) {
        #expect(rules.proxy(for: server)?.host != "", "\(random.seed)")
      }
      if let wait = RetryHeaders(["retry-after": text], unixTime: 0).retryAfter {
        #expect(wait >= .zero, "\(random.seed)")
      }
      _ = try? HeaderFields(customHeaderLines: text)
    }
  }
}
