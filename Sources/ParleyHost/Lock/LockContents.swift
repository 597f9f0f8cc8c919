import OrderedJSON

/// What a run depends on besides the answers of models: what a lock file says.
package struct LockContents: Sendable, Equatable {
  /// The version of the form.
  package static let schema = 1

  /// Something by its name.
  package struct Entry<Content: Sendable & Equatable>: Sendable, Equatable {
    /// The name: a path, a parameter, a setting, what a script calls a model.
    package let name: String
    /// What stands for it.
    package let value: Content

    /// Makes an entry.
    package init(_ name: String, _ value: Content) {
      self.name = name
      self.value = value
    }
  }

  /// The name and version of the program.
  package var program: String
  /// The day of the catalogue of models.
  package var catalogueDate: String
  /// Who answers: `api` or `local`.
  package var provider: String
  /// The script and what it includes: the SHA-256 of each in hex, in the order in which they are read.
  package var sources: [Entry<String>]
  /// The values of the script's parameters, in the order of the script.
  package var parameters: [Entry<JSONValue>]
  /// The settings of the command line.
  package var settings: [Entry<JSONValue>]
  /// The words that the script gets as `args`.
  package var arguments: [String]
  /// The SHA-256 of standard input in hex; nil where it was not read.
  package var standardInput: String?
  /// The files that were read besides sources: the SHA-256 of each in hex, sorted by path.
  package var files: [Entry<String>] = []
  /// The models that were asked: what the script calls each, and its id, sorted by name.
  package var models: [Entry<String>] = []

  /// Makes the contents of a run that has read and asked nothing yet.
  package init(
    program: String,
    catalogueDate: String,
    provider: String,
    sources: [Entry<String>],
    parameters: [Entry<JSONValue>],
    settings: [Entry<JSONValue>],
    arguments: [String]
  ) {
    self.program = program
    self.catalogueDate = catalogueDate
    self.provider = provider
    self.sources = sources
    self.parameters = parameters
    self.settings = settings
    self.arguments = arguments
  }
}

extension LockContents {
  /// The text of the lock file: JSON in a fixed order, one fact a line, so that a difference of versions shows what changed.
  package var text: String {
    var object = JSONObject([
      ("lock", .int(Self.schema)), ("program", .string(program)),
      ("catalogue", .string(catalogueDate)), ("provider", .string(provider)),
      ("sources", Self.json(sources)), ("parameters", Self.json(parameters)),
      ("settings", Self.json(settings)), ("args", .array(arguments.map(JSONValue.string))),
    ])
    if let standardInput { object.append("stdin", .string(standardInput)) }
    object.append("files", Self.json(files))
    object.append("models", Self.json(models))
    let bytes = JSONWriter.bytes(of: .object(object), layout: .indented)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private static func json(_ entries: [Entry<String>]) -> JSONValue {
    .object(entries.map { ($0.name, .string($0.value)) })
  }

  private static func json(_ entries: [Entry<JSONValue>]) -> JSONValue {
    .object(entries.map { ($0.name, $0.value) })
  }

  /// Reads a lock file.
  ///
  /// - Parameters:
  ///   - bytes: Its bytes.
  ///   - path: What errors call it.
  /// - Throws: ``LockError`` for a file that is no lock, or that a later version wrote.
  package init(_ bytes: [UInt8], path: String) throws(LockError) {
    guard let json = try? JSONParser().parse(bytes), let schema = json["lock"]?.intValue else {
      throw .noLock(path)
    }
    guard schema <= Self.schema else { throw .newer(path, schema: schema) }
    guard let program = json["program"]?.stringValue,
      let catalogueDate = json["catalogue"]?.stringValue,
      let provider = json["provider"]?.stringValue,
      let sources = Self.texts(json["sources"]), let files = Self.texts(json["files"]),
      let models = Self.texts(json["models"]), let parameters = json["parameters"]?.objectValue,
      let settings = json["settings"]?.objectValue,
      let arguments = json["args"]?.arrayValue?.map(\.stringValue), !arguments.contains(nil)
    else { throw .noLock(path) }
    self.init(
      program: program,
      catalogueDate: catalogueDate,
      provider: provider,
      sources: sources,
      parameters: parameters.members.map { Entry($0.key, $0.value) },
      settings: settings.members.map { Entry($0.key, $0.value) },
      arguments: arguments.compactMap(\.self)
    )
    standardInput = json["stdin"]?.stringValue
    self.files = files
    self.models = models
  }

  private static func texts(_ json: JSONValue?) -> [Entry<String>]? {
    guard let members = json?.objectValue?.members else { return nil }
    let entries = members.compactMap { member in
      member.value.stringValue.map { Entry(member.key, $0) }
    }
    return entries.count == members.count ? entries : nil
  }
}
