import ClaudeMessages
import OrderedJSON
import ParleyHost
import RunStorage

/// One request and its reply, without what the conversation said before.
package struct TranscribedExchange: Sendable, Equatable {
  /// Somebody's words in a request.
  package struct Turn: Sendable, Hashable {
    /// Who speaks: `user`, `assistant` or `system`.
    package let role: String
    /// What is said.
    package let parts: [TranscriptPart]
  }

  /// A field of the request beside its words.
  package struct Setting: Sendable, Hashable {
    /// Its name as the API calls it.
    package let name: String
    /// Its value as JSON.
    package let value: String
  }

  /// Its place among the requests of its trial, from 1.
  package let number: Int
  /// The name of the conversation.
  package let conversation: String
  /// The exact body of the request.
  package let body: [UInt8]
  /// The model that was asked.
  package let model: String
  /// The system prompt; nil where there is none, and where it is the same as in the request before.
  package let system: String?
  /// What is new since the request before in the same conversation.
  package let turns: [Turn]
  /// The request's other fields; empty where they are the same as in the request before.
  package let settings: [Setting]
  /// What came back.
  package let reply: TranscribedReply
}

/// A request as it was sent, with all that the conversation said before.
struct WholeRequest: Sendable {
  /// The model.
  let model: String
  /// The system prompt; empty for none.
  let system: String
  /// All turns.
  let turns: [TranscribedExchange.Turn]
  /// The other fields.
  let settings: [TranscribedExchange.Setting]

  /// Reads a body; what cannot be read as a request is one turn with the bytes as text.
  init(body: [UInt8]) {
    guard let request = try? MessageRequest(json: body) else {
      model = ""
      system = ""
      let text = TranscriptPart.text(String(decoding: body, as: UTF8.self))
      turns = [TranscribedExchange.Turn(role: "user", parts: [text])]
      settings = []
      return
    }
    model = request.model.rawValue
    system = request.system?.text ?? ""
    turns = request.messages.map { message in
      TranscribedExchange.Turn(
        role: message.role.rawValue,
        parts: TranscriptPart.parts(of: message.content.blocks)
      )
    }
    let shownElsewhere: Set = ["model", "system", "messages", "stream"]
    let object = (try? JSONParser().parse(body))?.objectValue ?? JSONObject()
    settings = object.members.filter { !shownElsewhere.contains($0.key) }.map { member in
      TranscribedExchange.Setting(name: member.key, value: member.value.description)
    }
  }
}
