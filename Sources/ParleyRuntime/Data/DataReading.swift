import ParleyDiagnostics

/// What a value is, read as a schema or a type.
package enum DataReading: Sendable {
  /// It fits: the value with its numbers of the types' kinds, its missing optional fields null, its keys in the schema's order.
  case fits(Value)
  /// Every place where it does not fit, in the order of the schema; at least one.
  case misfits([DataMisfit])
}

/// Where and why a value does not fit.
package struct DataMisfit: Sendable, Hashable {
  /// The place: `items[2].age`; empty for the whole value.
  package let path: String
  /// The reason: `expected an int, found the string "x"`.
  package let reason: String

  /// Makes a misfit.
  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Place and reason on one line: `items[2].age: expected an int, found the string "x"`.
  package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

extension DataSchema {
  /// The value as the schema reads it, or every misfit.
  ///
  /// An int fits a float and becomes one; a float without a fraction fits an int and becomes one. A text that differs from one of
  /// a choice in the case of its letters alone, which the API does not warrant, becomes that one. A missing optional field is null
  /// and is put in. A key that no field has is a misfit. What is not known, before a run, fits.
  package func reading(_ value: Value) -> DataReading {
    DataType.record(self).reading(value)
  }
}

extension DataType {
  /// The value as the type reads it, or every misfit; see ``DataSchema/reading(_:)``.
  package func reading(_ value: Value) -> DataReading {
    var reader = DataReader()
    let read = reader.read(value, as: self, at: "")
    return reader.misfits.isEmpty ? .fits(read) : .misfits(reader.misfits)
  }
}

/// Reads a value part by part and gathers the misfits.
private struct DataReader {
  private(set) var misfits: [DataMisfit] = []

  /// The value as the type reads it; unchanged where it does not fit.
  mutating func read(_ value: Value, as type: DataType, at path: String) -> Value {
    switch (type, value) {
    case (_, .unknown), (.optional, .null): return value
    case (.optional(let type), _): return read(value, as: type, orNull: true, at: path)
    default: return read(value, as: type, orNull: false, at: path)
    }
  }

  private mutating func read(
    _ value: Value,
    as type: DataType,
    orNull: Bool,
    at path: String
  ) -> Value {
    switch (type, value) {
    case (.string, .string), (.int, .int), (.float, .float), (.bool, .bool): return value
    case (.float, .int(let number)): return .float(Double(number))
    case (.int, .float(let number)):
      if let whole = Int64(exactly: number) { return .int(whole) }
    case (.choice(let texts), .string(let text)):
      if let choice = Self.choice(text.string, among: texts) { return .text(choice) }
    case (.list(let item), .list(let list)):
      var items: [Value] = []
      for (index, part) in list.items.enumerated() {
        items.append(read(part, as: item, at: "\(path)[\(index)]"))
      }
      return .list(items)
    case (.record(let schema), .map(let map)): return read(map, as: schema, at: path)
    default: break
    }
    let expected = orNull ? DataType.optional(type).phrase : type.phrase
    misfits.append(
      DataMisfit(path: path, reason: "expected \(expected), found \(DataText.phrase(of: value))")
    )
    return value
  }

  /// The text of a choice that a text is, or that it alone is but for the case of its letters; nil for any other text.
  private static func choice(_ text: String, among texts: [String]) -> String? {
    if let same = texts.first(where: { $0 == text }) { return same }
    let folded = text.lowercased()
    let alike = texts.filter { $0.lowercased() == folded }
    return alike.count == 1 ? alike.first : nil
  }

  private mutating func read(_ map: MapValue, as schema: DataSchema, at path: String) -> Value {
    var result = MapValue()
    for field in schema.fields {
      let place = DataText.path(path, field.name)
      if let value = map[field.name] {
        result[Text(field.name)] = read(value, as: field.type, at: place)
      } else if field.type.isOptional {
        result[Text(field.name)] = .null
      } else {
        let reason = "expected \(field.type.phrase), found nothing: the field is missing"
        misfits.append(DataMisfit(path: place, reason: reason))
      }
    }
    let names = schema.fields.map(\.name)
    for key in map.keys where !names.contains(key.string) {
      let nearest = NearestName.of(key.string, among: names)
      let hint = nearest.map { ": did you mean \($0)?" } ?? ""
      let reason = "\(schema.name) has no field of this name\(hint)"
      misfits.append(DataMisfit(path: DataText.path(path, key.string), reason: reason))
    }
    return .map(result)
  }
}
