import OrderedJSON
import ParleyHost

/// A request as a short script for the official SDK, which sends the same body.
///
/// The key is not in it: the SDK reads it from the environment.
///
/// - Source: <https://github.com/anthropics/anthropic-sdk-python>.
struct PythonScript {
  private let report: RequestReport
  private let destination: CurlDestination?

  /// Makes a script.
  ///
  /// - Parameters:
  ///   - report: The request.
  ///   - destination: Where it goes; nil for the API.
  init(_ report: RequestReport, to destination: CurlDestination?) {
    self.report = report
    self.destination = destination
  }

  /// The parameters that `messages.create` has in old and new versions of the SDK, 0.49 and 2.14 among them; other fields go into
  /// `extra_body`, so that any version sends them.
  private static let parameters: Set<String> = [
    "model", "max_tokens", "messages", "metadata", "stop_sequences", "stream", "system",
    "thinking", "tool_choice", "tools",
  ]

  /// The script, without a newline at its end.
  var text: String {
    let body = ((try? JSONParser().parse(report.body)) ?? .null).objectValue ?? JSONObject()
    var arguments: [(name: String, value: String)] = []
    var others = JSONObject()
    for member in body.members {
      if Self.parameters.contains(member.key) {
        arguments.append((member.key, PythonLiteral.text(of: member.value, indentation: 4)))
      } else {
        others.append(member.key, member.value)
      }
    }
    if !others.isEmpty {
      arguments.append(("extra_body", PythonLiteral.text(of: .object(others), indentation: 4)))
    }
    arguments.append(("extra_headers", PythonLiteral.text(of: .object(headers), indentation: 4)))
    let remark = destination?.remark.map { ["# \($0)"] } ?? []
    let call = arguments.map { "    \($0.name)=\($0.value)," }
    let lines =
      remark + ["import anthropic", "", "client = \(client)", "answer = client.messages.create("]
      + call + [")"] + Self.ending(isStreamed: body["stream"]?.boolValue == true)
    return lines.joined(separator: "\n")
  }

  private var client: String {
    guard let origin = destination?.baseURL, origin != "https://api.anthropic.com" else {
      return "anthropic.Anthropic()  # the key is read from ANTHROPIC_API_KEY"
    }
    return "anthropic.Anthropic(base_url=\(PythonLiteral.quoted(origin)))"
  }

  private var headers: JSONObject {
    // The version that the SDK sends by itself is another in each of its own.
    var headers: JSONObject = ["anthropic-version": .string(report.version)]
    let betas = report.betas + (destination?.betas ?? [])
    if !betas.isEmpty { headers.append("anthropic-beta", .string(betas.joined(separator: ","))) }
    return headers
  }

  private static func ending(isStreamed: Bool) -> [String] {
    guard isStreamed else {
      return [
        "print(\"\".join(block.text for block in answer.content if block.type == \"text\"))"
      ]
    }
    return [
      "for event in answer:",
      "    if event.type == \"content_block_delta\" and event.delta.type == \"text_delta\":",
      "        print(event.delta.text, end=\"\", flush=True)",
      "print()",
    ]
  }
}

/// JSON values as literals of Python.
enum PythonLiteral {
  /// A value; nested ones stand on lines of their own.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - indentation: The blanks before the line that it starts on.
  /// - Returns: The literal, which starts on that line.
  static func text(of value: JSONValue, indentation: Int) -> String {
    let inner = String(repeating: " ", count: indentation + 4)
    let outer = String(repeating: " ", count: indentation)
    switch value {
    case .null: return "None"
    case .bool(let isTrue): return isTrue ? "True" : "False"
    case .number(let number): return number.spelling
    case .string(let text): return string(text, inner: inner, outer: outer)
    case .array(let items):
      guard !items.isEmpty else { return "[]" }
      let lines = items.map { "\(inner)\(self.text(of: $0, indentation: indentation + 4)),\n" }
      return "[\n" + lines.joined() + outer + "]"
    case .object(let object):
      guard !object.isEmpty else { return "{}" }
      let lines = object.members.map { member in
        "\(inner)\(quoted(member.key)): \(self.text(of: member.value, indentation: indentation + 4)),\n"
      }
      return "{\n" + lines.joined() + outer + "}"
    }
  }

  /// A text; of several lines, each of them by itself in parentheses, which Python joins.
  private static func string(_ text: String, inner: String, outer: String) -> String {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar)
      if scalar == "\n" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    guard lines.count > 1 else { return quoted(text) }
    return "(\n" + lines.map { "\(inner)\(quoted($0))\n" }.joined() + outer + ")"
  }

  /// A text in double quotes; what does not show is escaped.
  static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where scalar.isInvisible: literal += escape(scalar)
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, count) =
      switch scalar.value {
      case ...0xFF: ("x", 2)
      case ...0xFFFF: ("u", 4)
      default: ("U", 8)
      }
    return "\\\(letter)" + String(repeating: "0", count: count - digits.count) + digits
  }
}

extension Unicode.Scalar {
  /// Whether nothing is seen of it, or it changes how others are seen; joiners, which emoji and scripts need, are left alone.
  fileprivate var isInvisible: Bool {
    if value == 0x200D || value == 0x200C { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
