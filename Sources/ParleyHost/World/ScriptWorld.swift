import Crypto
import ParleyRuntime

/// What a script finds outside: files, programs, variables, standard input and its arguments.
package struct ScriptWorld: Sendable {
  /// The files it may read and write.
  package private(set) var files: ScriptFiles
  /// The programs it may run.
  package let processes: ProcessRunner
  /// `stdin`.
  package let standardInput: StandardInput
  /// `args`.
  package let arguments: [String]
  private let environment: [String: String]

  /// Makes a world; does no I/O.
  ///
  /// - Parameters:
  ///   - permissions: What may be touched.
  ///   - environment: The variables of this process.
  ///   - standardInput: `stdin`.
  ///   - arguments: `args`.
  ///   - fileLimits: How much may be read.
  ///   - processLimits: How long and how much programs may go on.
  package init(
    permissions: Permissions,
    environment: [String: String] = [:],
    standardInput: StandardInput = StandardInput(.terminal),
    arguments: [String] = [],
    fileLimits: FileLimits = FileLimits(),
    processLimits: ProcessLimits = ProcessLimits()
  ) {
    files = ScriptFiles(permissions: permissions, limits: fileLimits)
    processes = ProcessRunner(
      permissions: permissions,
      environment: environment,
      limits: processLimits
    )
    self.standardInput = standardInput
    self.arguments = arguments
    self.environment = environment
  }

  /// The same world under a lock, which is told what is read.
  package func locked(by lock: RunLock) -> ScriptWorld {
    var world = self
    world.files.lock = lock
    return world
  }

  /// Returns `stdin` or `args`.
  ///
  /// - Throws: ``EffectError`` as ``StandardInput/text()``, and of kind permission where the run is locked to another input.
  package func input(_ input: Input) throws(EffectError) -> Value {
    switch input {
    case .stdin:
      let text = try standardInput.text()
      try files.lock?.see(standardInput: Array(text.utf8))
      return .text(text)
    case .args:
      return .list(arguments.map(Value.text))
    }
  }

  /// Returns what was piped in, whatever it is.
  ///
  /// - Throws: ``EffectError`` as ``StandardInput/bytes()``, and of kind permission where the run is locked to another input.
  func standardInputBytes() throws(EffectError) -> [UInt8] {
    let bytes = try standardInput.bytes()
    try files.lock?.see(standardInput: bytes)
    return bytes
  }

  /// Performs a built-in that asks the world.
  ///
  /// `count_tokens`, `cost` and `models` are asked of a provider and its catalogue, not of this.
  ///
  /// - Parameters:
  ///   - function: The built-in.
  ///   - arguments: As the script gave them.
  /// - Returns: The built-in's value.
  /// - Throws: ``EffectError`` of kind value for wrong arguments, and of the kinds its work has.
  package func perform(
    _ function: WorldFunction,
    _ arguments: [Value]
  ) async throws(EffectError) -> Value {
    let arguments = WorldArguments(function: function, values: arguments)
    switch function {
    case .read: return .text(try files.text(at: arguments.text(0, "a path")))
    case .readJSON: return try readJSON(arguments.text(0, "a path"))
    case .readCSV: return try readCSV(arguments.text(0, "a path"))
    case .glob:
      return .list(try files.paths(matching: arguments.text(0, "a pattern")).map(Value.text))
    case .env: return try variable(arguments.text(0, "a name"))
    case .exec:
      let output = try await processes.run(
        arguments.text(0, "a program"),
        arguments.texts(1),
        input: arguments.optionalText(2)
      )
      return .text(output)
    case .hash: return try hash(arguments)
    case .countTokens, .cost, .models, .judge: throw .notOfTheWorld(function)
    }
  }

  private func readJSON(_ path: String) throws(EffectError) -> Value {
    var workspace = Workspace()
    return try JSONReading.value(
      of: Text(files.text(at: path)),
      called: path,
      in: &workspace
    )
  }

  private func readCSV(_ path: String) throws(EffectError) -> Value {
    let text = try files.text(at: path)
    let table: CSVTable
    do throws(CSVError) {
      table = try CSVParser.parse(text)
    } catch {
      throw .badTable(path, error)
    }
    let names = table.header.map { Text($0) }
    let rows = table.rows.map { row in
      Value.map(MapValue(zip(names, row).map { ($0, Value.text($1)) }))
    }
    return .list(rows)
  }

  private func variable(_ name: String) throws(EffectError) -> Value {
    guard files.permissions.allowsVariable(name) else { throw .variableNotPermitted(name) }
    return environment[name].map(Value.text) ?? .null
  }

  private func hash(_ arguments: WorldArguments) throws(EffectError) -> Value {
    var workspace = Workspace()
    let text = try arguments.value(0).textForm(in: &workspace)
    return text.withUTF8 { bytes in
      .text(HexDigest.text(of: SHA256.hash(data: UnsafeRawBufferPointer(bytes))))
    }
  }
}
