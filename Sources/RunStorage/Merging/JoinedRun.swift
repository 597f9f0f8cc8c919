import GRDB

/// A run that shards were joined to: its state is that of all of them together.
struct JoinedRun {
  /// The run's id.
  let id: String

  /// Computes when the run started and ended and how far it came from its parts.
  ///
  /// It is under way while one part is; then the worst part decides: failed, interrupted, finished.
  func refresh(in database: Database) throws {
    try database.run(
      """
      UPDATE run SET
        started_at = (SELECT min(started_at) FROM part WHERE run = ?1),
        ended_at = (SELECT iif(count(*) = count(ended_at), max(ended_at), NULL) FROM part WHERE run = ?1),
        (status, exit_status) = (
          SELECT status, iif(status = 'running', NULL, exit_status) FROM part WHERE run = ?1
          ORDER BY
            CASE status WHEN 'running' THEN 0 WHEN 'failed' THEN 1 WHEN 'interrupted' THEN 2 ELSE 3 END,
            exit_status DESC
          LIMIT 1
        )
      WHERE id = ?1
      """,
      [.text(id)]
    )
  }
}
