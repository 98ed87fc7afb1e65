namespace DenseLayers.Benchmarks.Contenders;

/// <summary>c (m × n) = a (m × k) · b (k × n), or of their transposes; all row-major.</summary>
internal unsafe delegate void Product(
    bool transposeA, bool transposeB, int m, int n, int k, float* a, float* b, float* c);
