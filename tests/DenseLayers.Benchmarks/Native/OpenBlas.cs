using System.Runtime.InteropServices;
using unsafe Sgemm = delegate* unmanaged<
    int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>;
using unsafe Sgemv = delegate* unmanaged<
    int, int, int, int, float, float*, int, float*, int, float, float*, int, void>;

namespace DenseLayers.Benchmarks.Native;

/// <summary>The few functions of OpenBLAS that are needed.</summary>
internal sealed unsafe class OpenBlas
{
    private const int RowMajor = 101, NoTranspose = 111, Transpose = 112;
    private readonly Sgemm _sgemm;
    private readonly Sgemv _sgemv;
    private readonly delegate* unmanaged<int, void> _setThreads;

    private OpenBlas(nint library)
    {
        _sgemm = (Sgemm)NativeLibrary.GetExport(library, "cblas_sgemm");
        _sgemv = (Sgemv)NativeLibrary.GetExport(library, "cblas_sgemv");
        _setThreads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads");

        // "OpenBLAS 0.3.21 DYNAMIC_ARCH … SkylakeX …"
        string config = Text(library, "openblas_get_config");
        Version = config.Split(' ').ElementAtOrDefault(1) ?? string.Empty;
        Core = Text(library, "openblas_get_corename");
    }

    /// <summary>The library's version.</summary>
    public string Version { get; }

    /// <summary>The processor that it took its kernels for.</summary>
    public string Core { get; }

    /// <summary>Loads the library, if there is one, letting it choose its kernels by the processor alone.</summary>
    public static OpenBlas? TryLoad()
    {
        PeerLibraries.ForgetVariable("OPENBLAS_CORETYPE");
        PeerLibraries.ForgetVariable("OPENBLAS_L2_SIZE");
        PeerLibraries.ForgetVariable("OPENBLAS_NUM_THREADS");
        PeerLibraries.ForgetVariable("OMP_NUM_THREADS");
        nint library = PeerLibraries.Load("libopenblas.so.0", "libopenblas.dylib", "libopenblas.dll");
        return library == 0 ? null : new OpenBlas(library);
    }

    /// <summary>Says how many threads products use from now on.</summary>
    public void SetThreads(int threads) => _setThreads(threads);

    /// <summary>
    /// c (m × n) = a (m × k) · b (k × n), or of their transposes; a single row takes the product for vectors.
    /// </summary>
    public void Multiply(bool transposeA, bool transposeB, int m, int n, int k, float* a, float* b, float* c)
    {
        if (m == 1 && !transposeA && !transposeB)
        {
            _sgemv(RowMajor, Transpose, k, n, 1, b, n, a, 1, 0, c, 1);
            return;
        }

        _sgemm(
            RowMajor, transposeA ? Transpose : NoTranspose, transposeB ? Transpose : NoTranspose,
            m, n, k, 1, a, transposeA ? m : k, b, transposeB ? k : n, 0, c, n);
    }

    private static string Text(nint library, string function) =>
        Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)NativeLibrary.GetExport(library, function))())
        ?? string.Empty;
}
