import OrderedJSON
import ParleyDiagnostics
import ParleyRuntime

/// A parameter as it is given on the command line: `-p NAME=VALUE`.
package struct ParameterArgument: Sendable, Hashable {
  /// The name.
  package let name: String
  /// The value as written.
  package let value: String

  /// Makes an argument.
  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Reads `NAME=VALUE`; nil when there is no `=` or no name before it.
  package init?(parsing text: String) {
    guard let separator = text.firstIndex(of: "="), separator != text.startIndex else { return nil }
    name = String(text[..<separator])
    value = String(text[text.index(after: separator)...])
  }
}

/// What is wrong with the parameters of a command line.
package struct ParameterError: Error, Sendable, Equatable {
  /// The mistake: stands on its own, lower case, no full stop.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?
}

/// The values of a script's parameters, read from the command line as the types of their defaults.
package struct ParameterBinding: Sendable {
  /// The values by parameter, in the order of the script.
  package let values: [(parameter: Parameter, value: Value)]

  /// Reads the arguments.
  ///
  /// - Parameters:
  ///   - arguments: What was given, each name once.
  ///   - parameters: What the script declares.
  /// - Throws: ``ParameterError`` for an unknown name, a value that does not fit, a second value for a
  ///   name, and a required parameter left out.
  package init(_ arguments: [ParameterArgument], for parameters: [Parameter]) throws(ParameterError)
  {
    for argument in arguments where !parameters.contains(where: { argument.names($0) }) {
      throw .unknown(argument.name, among: parameters.map(\.name))
    }
    var given: Set<Text> = []
    for argument in arguments where !given.insert(Text(argument.name)).inserted {
      throw .twice(argument.name)
    }
    var values: [(parameter: Parameter, value: Value)] = []
    for parameter in parameters {
      if let argument = arguments.first(where: { $0.names(parameter) }) {
        values.append((parameter, try Self.read(argument.value, as: parameter)))
      } else if let value = parameter.defaultValue {
        values.append((parameter, value))
      } else {
        throw .missing(parameter)
      }
    }
    self.values = values
  }

  private static func read(_ text: String, as parameter: Parameter) throws(ParameterError) -> Value
  {
    let value: Value? =
      switch parameter.kind {
      case .string, .null: .text(text)
      case .bool: ["true": Value.bool(true), "false": .bool(false)][text]
      case .int: Int64(text.filter { $0 != "_" }).map(Value.int)
      case .float: finite(text.filter { $0 != "_" })
      case .list, .map: json(text, as: parameter.kind)
      }
    guard let value else { throw .misfit(text, for: parameter) }
    return value
  }

  private static func finite(_ text: String) -> Value? {
    // Only decimal digits: the standard library reads hexadecimal, "inf" and "nan" too.
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return .float(number)
  }

  private static func json(_ text: String, as kind: Parameter.Kind) -> Value? {
    guard let json = try? JSONParser().parse(Array(text.utf8)),
      let value = try? JSONReading.value(of: json, called: "the value")
    else { return nil }
    switch (kind, value) {
    case (.list, .list), (.map, .map): return value
    default: return nil
    }
  }
}

extension ParameterArgument {
  fileprivate func names(_ parameter: Parameter) -> Bool {
    Text(name) == Text(parameter.name)
  }
}

extension ParameterError {
  fileprivate static func unknown(_ name: String, among names: [String]) -> ParameterError {
    let help: String
    if let nearest = NearestName.of(name, among: names) {
      help = "did you mean \(nearest)?"
    } else if names.isEmpty {
      help = "the script declares no parameters"
    } else {
      help = "the script's parameters are \(names.joined(separator: ", "))"
    }
    return ParameterError(message: "the script has no parameter named \(name)", help: help)
  }

  fileprivate static func twice(_ name: String) -> ParameterError {
    ParameterError(
      message: "the parameter \(name) is given more than once",
      help: "write -p \(name)=VALUE once"
    )
  }

  fileprivate static func missing(_ parameter: Parameter) -> ParameterError {
    let purpose = parameter.description.map { " (\($0))" } ?? ""
    return ParameterError(
      message: "the parameter \(parameter.name)\(purpose) has no value",
      help: "give it one with -p \(parameter.name)=VALUE"
    )
  }

  fileprivate static func misfit(_ text: String, for parameter: Parameter) -> ParameterError {
    let wanted =
      switch parameter.kind {
      case .string, .null: "a text"
      case .int: "an int, such as 3"
      case .float: "a number, such as 0.5"
      case .bool: "true or false"
      case .list: "a JSON array, such as [1, 2]"
      case .map: "a JSON object, such as {\"a\": 1}"
      }
    return ParameterError(
      message: "\"\(text)\" does not fit the parameter \(parameter.name), which takes \(wanted)",
      help: nil
    )
  }
}
