import OrderedJSON

/// What differs between two requests, field by field.
struct RequestDifference {
  /// A field that differs.
  private struct Field {
    let path: String
    /// As recorded; nil where it is not there.
    let recorded: JSONValue?
    /// As asked; nil where it is not there.
    let asked: JSONValue?
  }

  private let fields: [Field]
  /// How alike the requests are: for each field of either 1 where it is the same, and a part of it for texts that begin or end alike;
  /// divided by the number of fields.
  let likeness: Double

  /// Compares two requests.
  init(from recorded: Exchange.Request, to asked: Exchange.Request) {
    let (old, new) = (Self.leaves(of: recorded), Self.leaves(of: asked))
    let oldValues = Dictionary(old.map { ($0.path, $0.value) }) { first, _ in first }
    let newValues = Dictionary(new.map { ($0.path, $0.value) }) { first, _ in first }
    var fields: [Field] = []
    var alike = 0.0
    for (path, value) in new {
      let before = oldValues[path]
      let likeness = Self.likeness(before, value)
      alike += likeness
      if likeness < 1 { fields.append(Field(path: path, recorded: before, asked: value)) }
    }
    for (path, value) in old where newValues[path] == nil {
      fields.append(Field(path: path, recorded: value, asked: nil))
    }
    self.fields = fields
    likeness = alike / Double(max(1, new.count + fields.count { $0.asked == nil }))
  }

  /// How many fields are shown.
  private static let mostShown = 8

  /// The fields that differ, one a line: path, as recorded → as asked.
  var lines: [String] {
    var lines = fields.prefix(Self.mostShown).map { field in
      let (recorded, asked) = Self.shown(field.recorded, field.asked)
      return "\(field.path): \(recorded) → \(asked)"
    }
    let more = fields.count - lines.count
    if more > 0 { lines.append("… and \(more) more") }
    return lines.isEmpty ? ["the bytes alone, as in the order of fields"] : lines
  }

  // MARK: - Fields

  private typealias Leaf = (path: String, value: JSONValue)

  private static func leaves(of request: Exchange.Request) -> [Leaf] {
    var leaves: [Leaf] = []
    if let body = try? JSONParser().parse(request.body) {
      add(body, at: "", to: &leaves)
    } else {
      leaves.append(("body", .string(String(decoding: request.body, as: UTF8.self))))
    }
    leaves.append(("anthropic-version", .string(request.version)))
    if !request.betas.isEmpty {
      leaves.append(("anthropic-beta", .array(request.betas.map(JSONValue.string))))
    }
    return leaves
  }

  private static func add(_ value: JSONValue, at path: String, to leaves: inout [Leaf]) {
    switch value {
    case .object(let object) where !object.isEmpty:
      for member in object.members {
        add(member.value, at: path.isEmpty ? member.key : "\(path).\(member.key)", to: &leaves)
      }
    case .array(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() { add(item, at: "\(path)[\(index)]", to: &leaves) }
    default:
      leaves.append((path, value))
    }
  }

  private static func likeness(_ one: JSONValue?, _ other: JSONValue) -> Double {
    guard let one else { return 0 }
    if one == other { return 1 }
    guard let first = one.stringValue?.utf8, let second = other.stringValue?.utf8 else { return 0 }
    let longest = max(first.count, second.count)
    let start = zip(first, second).prefix { $0 == $1 }.count
    let rest = min(first.count, second.count) - start
    let end = zip(first.reversed(), second.reversed()).prefix(rest).prefix { $0 == $1 }.count
    return Double(start + end) / Double(longest + 1)
  }

  // MARK: - Texts

  /// How many characters of a text are shown before the first difference, and in all.
  private static let (lead, width) = (16, 60)

  private static func shown(_ one: JSONValue?, _ other: JSONValue?) -> (String, String) {
    guard let first = one?.stringValue, let second = other?.stringValue else {
      return (shown(one), shown(other))
    }
    let same = zip(first, second).prefix { $0 == $1 }.count
    let start = max(first.count, second.count) <= width ? 0 : max(0, same - lead)
    return (excerpt(first, from: start), excerpt(second, from: start))
  }

  private static func excerpt(_ text: String, from start: Int) -> String {
    let rest = text.dropFirst(start)
    let before = start > 0 ? "…" : ""
    let after = rest.count > width ? "…" : ""
    return JSONValue.string(before + String(rest.prefix(width)) + after).description
  }

  private static func shown(_ value: JSONValue?) -> String {
    guard let value else { return "(not there)" }
    if let text = value.stringValue { return excerpt(text, from: 0) }
    let written = value.description
    return written.count > width ? String(written.prefix(width)) + "…" : written
  }
}
