import ParleyRuntime

extension ScriptFiles {
  /// Reads the rows of a data file.
  ///
  /// - Parameter path: As the script wrote it; it means the same as that of `read`.
  /// - Returns: Its columns and rows.
  /// - Throws: ``EffectError`` of kind permission, file or limit as ``bytes(at:relativeTo:)``, and of kind value, with the place, where
  ///   the file holds no rows that could be tried.
  package func dataSet(at path: String) throws(EffectError) -> DataSet {
    let bytes = try bytes(at: path)
    do throws(DataSetError) {
      return try DataSet(bytes, at: path)
    } catch {
      throw error.effectError(of: path)
    }
  }
}
