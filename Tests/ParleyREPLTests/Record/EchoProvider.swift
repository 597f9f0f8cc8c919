import ClaudeAPI
import ClaudeMessages
import ModelProviders
import Synchronization

/// A provider whose answer depends on the request alone, so that two runs with the same requests have the same replies.
///
/// A user turn with `FAIL!` is refused as by an overloaded server. The answer to one with `HANG!` stops half way for good, or is
/// whole where hanging is off, with the same text.
final class EchoProvider: MessageProvider {
  /// What a hanging answer has said before it stops.
  static let half = "Half of it"

  private let hangs: Bool
  private let sent = Mutex<[[UInt8]]>([])

  init(hangs: Bool) {
    self.hangs = hangs
  }

  /// The bodies of the requests that were answered, in order.
  var answered: [[UInt8]] { sent.withLock { $0 } }

  func send(_ request: ProviderRequest) -> ProviderResponse {
    let asked = request.message.messages.last?.content.text ?? ""
    if asked.contains("FAIL!") {
      let error = ClaudeError(.overloaded, "no capacity", status: 529)
      return ScriptedProvider([.failure(error)]).send(request)
    }
    sent.withLock { $0.append(request.body) }
    if asked.contains("HANG!"), hangs {
      return ScriptedProvider([.hang(after: Self.opening(of: Self.half))]).send(request)
    }
    let text = asked.contains("HANG!") ? Self.half : "reply \(Self.digest(of: request.body))"
    return ScriptedProvider([.text(text)]).send(request)
  }

  func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    request.body.count
  }

  func models() async throws(ClaudeError) -> [ModelInfo] { [] }

  private static func opening(of text: String) -> [String] {
    [
      #"{"type":"message_start","message":{"id":"msg_scripted","type":"message","role":"assistant","model":"claude","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":1}}}"#,
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
      #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"\#(text)"}}"#,
    ]
  }

  private static func digest(of body: [UInt8]) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in body { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return String(hash, radix: 36)
  }
}
