/// A symmetric matrix on the way to its eigenvalues.
///
/// - Source: Jacobi's method with the rotations of Golub and Van Loan, "Matrix Computations", section 8.5.
struct SymmetricMatrix {
  private var rows: [[Double]]
  private var basis: [[Double]]

  /// Takes a matrix that is its own transpose.
  init(_ rows: [[Double]]) {
    self.rows = rows
    basis = rows.indices.map { i in rows.indices.map { $0 == i ? 1 : 0 } }
  }

  /// The numbers of the diagonal: the eigenvalues once the matrix is diagonal.
  var values: [Double] { rows.indices.map { rows[$0][$0] } }

  /// The direction that belongs to a number of the diagonal, of length 1.
  func vector(_ index: Int) -> [Double] { basis.map { $0[index] } }

  /// Rotates until nothing of note is left beside the diagonal.
  mutating func diagonalize() {
    let size = rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    for _ in 0..<Self.sweeps where remainder > size * 1e-20 {
      for p in rows.indices { for q in rows.indices where q > p { rotate(p, q) } }
    }
  }

  /// More than are ever needed: each sweep squares what is left.
  private static let sweeps = 30

  private var remainder: Double {
    var sum = 0.0
    for p in rows.indices { for q in rows.indices where q > p { sum += rows[p][q] * rows[p][q] } }
    return sum
  }

  /// Makes the number at a row and a column 0.
  private mutating func rotate(_ p: Int, _ q: Int) {
    guard rows[p][q] != 0 else { return }
    let ratio = (rows[q][q] - rows[p][p]) / (2 * rows[p][q])
    let tangent = (ratio < 0 ? -1 : 1) / (ratio.magnitude + (1 + ratio * ratio).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for k in rows.indices {
      (rows[k][p], rows[k][q]) = (
        cosine * rows[k][p] - sine * rows[k][q], sine * rows[k][p] + cosine * rows[k][q]
      )
      (basis[k][p], basis[k][q]) = (
        cosine * basis[k][p] - sine * basis[k][q], sine * basis[k][p] + cosine * basis[k][q]
      )
    }
    for k in rows.indices {
      (rows[p][k], rows[q][k]) = (
        cosine * rows[p][k] - sine * rows[q][k], sine * rows[p][k] + cosine * rows[q][k]
      )
    }
  }
}
