import GRDB

/// Tokens: made, found, revoked.
extension GatewayStore {
  /// Adds a token; it is on the disk when this returns.
  ///
  /// - Throws: ``RunStorageError`` with code `nameTaken` when a token in force has that name.
  package func add(_ token: TokenRecord) async throws(RunStorageError) {
    try await connection.writeDurably { [path] database in
      let sql = """
        SELECT 1 FROM token
        WHERE name = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
        """
      let namesake = try database.row(sql, [.text(token.name), .integer(token.createdAt)])
      guard namesake == nil else { throw RunStorageError.nameTaken(token.name, in: path) }
      try token.insert(into: database)
    }
  }

  /// All tokens in the order in which they were made, also those that are no longer in force.
  package func tokens() async throws(RunStorageError) -> [TokenRecord] {
    try await connection.read { database in
      try database.rows("\(TokenRecord.selection) ORDER BY created_at, id")
        .map { try TokenRecord($0) }
    }
  }

  /// Revokes the tokens of a name that are in force; it is on the disk when this returns.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - time: From when on, in milliseconds since 1970.
  /// - Returns: How many there were.
  /// - Throws: ``RunStorageError`` of the write.
  package func revoke(name: String, at time: Int64) async throws(RunStorageError) -> Int {
    try await connection.writeDurably { database in
      let sql = """
        UPDATE token SET revoked_at = ?1
        WHERE name = ?2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?1)
        """
      try database.run(sql, [.integer(time), .text(name)])
      return database.changesCount
    }
  }

  /// Whether there is a token, also one that is revoked or expired.
  ///
  /// Answers on the thread of the caller, for each request anew: another process may have made the first one.
  package func hasTokens() throws(RunStorageError) -> Bool {
    try connection.look { try $0.row("SELECT 1 FROM token LIMIT 1") != nil }
  }

  /// The token of a digest, also one that is revoked or expired; nil without one.
  ///
  /// Answers on the thread of the caller, for each request anew: another process may have revoked it.
  package func token(digest: [UInt8]) throws(RunStorageError) -> TokenRecord? {
    try connection.look { database in
      try database.row("\(TokenRecord.selection) WHERE digest = ?", [.bytes(digest)])
        .map { try TokenRecord($0) }
    }
  }
}

extension RunStorageError {
  fileprivate static func nameTaken(_ name: String, in path: String) -> RunStorageError {
    RunStorageError(
      .nameTaken,
      path: path,
      "there is a token called \(name)",
      help: "revoke it first with `parley serve token revoke`, or choose another name"
    )
  }
}
