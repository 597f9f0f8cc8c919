import FoundationEssentials
import LocalInference
import OrderedJSON

/// Answers prompts greedily with a weights file, for `Scripts/train-local-model/evaluate`.
///
/// `ModelEvaluation WEIGHTS PROMPTS` reads one JSON object a line from the file PROMPTS,
/// `{"turns": [["user", "hello"], …], "thinks": false, "tools": false}` with the roles system, user, think, assistant, tool and
/// result, and prints one a line for each: `{"text": "Hello!", "ended": true}`. The text of a tool call is its JSON; `ended` is
/// whether the model ended the reply itself.
@main
enum ModelEvaluation {
  /// Answers the prompts that the arguments name.
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      throw EvaluationError("usage: ModelEvaluation WEIGHTS PROMPTS")
    }
    let model = try LocalModel(bytes: contents(arguments[1]), file: arguments[1])
    for line in try contents(arguments[2]).split(separator: UInt8(ascii: "\n")) {
      print(try answer(to: JSONParser().parse(Array(line)), model))
    }
  }

  private static func contents(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EvaluationError("\(path) cannot be read")
    }
    return Array(data)
  }

  /// The reply to one prompt as a line of JSON.
  private static func answer(to line: JSONValue, _ model: LocalModel) throws -> String {
    let turns = try chatTurns(line["turns"]?.arrayValue ?? [])
    let prompt = ChatPrompt(turns: turns, thinks: line["thinks"]?.boolValue ?? false)
    var settings = GenerationSettings(maxTokens: 160)
    settings.sampling = .greedy
    settings.allowsToolCalls = line["tools"]?.boolValue ?? false
    var generation = try Generation(model: model, prompt: prompt, settings: settings)
    var text = ""
    while generation.finish == nil {
      for piece in try generation.next().pieces {
        switch piece {
        case .text(let piece), .toolCall(let piece): text += piece
        case .thinking: break
        }
      }
    }
    let ended = generation.finish == .endOfTurn || generation.finish == .toolCall
    let written = String(decoding: JSONWriter.bytes(of: .string(text)), as: UTF8.self)
    return #"{"text": \#(written), "ended": \#(ended)}"#
  }

  /// The turns of a prompt; a call of a tool belongs to a turn of the assistant.
  private static func chatTurns(_ values: [JSONValue]) throws -> [ChatTurn] {
    try values.map { value in
      guard let role = value[0]?.stringValue, let text = value[1]?.stringValue else {
        throw EvaluationError("a turn is [role, text], not \(value)")
      }
      switch role {
      case "system": return .system(text)
      case "user": return .user(text)
      case "think": return .thinking(text)
      case "assistant": return .assistant(text)
      case "tool": return .assistant("", toolCall: text)
      case "result": return .toolResult(text)
      default: throw EvaluationError("there is no role \(role)")
      }
    }
  }
}

/// Why nothing was evaluated.
private struct EvaluationError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
