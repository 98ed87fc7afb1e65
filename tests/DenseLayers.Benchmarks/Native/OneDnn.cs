using System.Runtime.InteropServices;

namespace DenseLayers.Benchmarks.Native;

/// <summary>The functions of oneDNN's C API that are needed, as <c>dnnl.h</c> of version 2.6 declares them.</summary>
/// <remarks>
/// Descriptors are structures of fixed size in 2.x: at most 2,800 bytes, and 696 for the one of a memory.
/// </remarks>
internal static unsafe partial class OneDnn
{
    public const int Float = 3, FormatAny = 1, FormatRows = 3, Relu = 31, ForInference = 96, WeightsDescriptor = 131;
    public const int Source = 1, Destination = 17, Weights = 33, Bias = 41;
    public const int DescriptorBytes = 4096, MemoryDescriptorBytes = 1024;

    private const string Library = "dnnl";
    private const int Processor = 1, InOrder = 1;
    private static nint _library;
    private static nint _engine, _stream;

    /// <summary>The library's version; <see langword="null"/> before it is loaded.</summary>
    public static string? Version { get; private set; }

    /// <summary>Where primitives run.</summary>
    public static nint Engine => _engine;

    /// <summary>In what order they run.</summary>
    public static nint Stream => _stream;

    /// <summary>Loads the library if it is there and of version 2.</summary>
    public static bool TryLoad()
    {
        _library = PeerLibraries.Load("libdnnl.so.2", "libdnnl.2.dylib", "dnnl.dll");
        if (_library == 0)
        {
            return false;
        }

        NativeLibrary.SetDllImportResolver(typeof(OneDnn).Assembly, (name, _, _) => name == Library ? _library : 0);
        int* version = GetVersion();
        if (version[0] != 2)
        {
            return false;
        }

        Version = $"{version[0]}.{version[1]}.{version[2]}";
        Check(CreateEngine(out _engine, Processor, 0));
        Check(CreateStream(out _stream, _engine, InOrder));
        return true;
    }

    /// <summary>Says how many threads primitives use that are made and run from now on by this thread.</summary>
    public static void SetThreads(int threads)
    {
        // The function is OpenMP's, found through the library that depends on it.
        if (NativeLibrary.TryGetExport(_library, "omp_set_num_threads", out nint function))
        {
            ((delegate* unmanaged<int, void>)function)(threads);
        }
    }

    /// <summary>Throws where a status is not success.</summary>
    public static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"oneDNN: status {status}.");
        }
    }

    [LibraryImport(Library, EntryPoint = "dnnl_memory_desc_init_by_tag")]
    public static partial int InitMemoryDescriptor(void* descriptor, int rank, long* sizes, int type, int format);

    [LibraryImport(Library, EntryPoint = "dnnl_matmul_desc_init")]
    public static partial int InitProduct(void* descriptor, void* source, void* weights, void* bias, void* destination);

    [LibraryImport(Library, EntryPoint = "dnnl_softmax_forward_desc_init")]
    public static partial int InitSoftmax(void* descriptor, int purpose, void* data, int axis);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_attr_create")]
    public static partial int CreateAttributes(out nint attributes);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_attr_destroy")]
    public static partial int DestroyAttributes(nint attributes);

    [LibraryImport(Library, EntryPoint = "dnnl_post_ops_create")]
    public static partial int CreateEpilogue(out nint epilogue);

    [LibraryImport(Library, EntryPoint = "dnnl_post_ops_destroy")]
    public static partial int DestroyEpilogue(nint epilogue);

    [LibraryImport(Library, EntryPoint = "dnnl_post_ops_append_eltwise")]
    public static partial int AppendElementwise(nint epilogue, float scale, int function, float alpha, float beta);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_attr_set_post_ops")]
    public static partial int SetEpilogue(nint attributes, nint epilogue);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_create")]
    public static partial int CreateImplementation(
        out nint implementation, void* descriptor, nint attributes, nint engine, nint hint);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_query_md")]
    public static partial void* QueryMemoryDescriptor(nint implementation, int what, int index);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_destroy")]
    public static partial int DestroyImplementation(nint implementation);

    [LibraryImport(Library, EntryPoint = "dnnl_reorder_primitive_desc_create")]
    public static partial int CreateReorder(
        out nint implementation,
        void* source,
        nint sourceEngine,
        void* destination,
        nint destinationEngine,
        nint attributes);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_create")]
    public static partial int CreatePrimitive(out nint primitive, nint implementation);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_execute")]
    public static partial int Execute(nint primitive, nint stream, int count, OneDnnArgument* arguments);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_destroy")]
    public static partial int DestroyPrimitive(nint primitive);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_create")]
    public static partial int CreateMemory(out nint memory, void* descriptor, nint engine, nint values);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_destroy")]
    public static partial int DestroyMemory(nint memory);

    [LibraryImport(Library, EntryPoint = "dnnl_stream_wait")]
    public static partial int Wait(nint stream);

    [LibraryImport(Library, EntryPoint = "dnnl_sgemm")]
    public static partial int Multiply(
        byte transposeA, byte transposeB, long m, long n, long k,
        float alpha, float* a, long lda, float* b, long ldb, float beta, float* c, long ldc);

    [LibraryImport(Library, EntryPoint = "dnnl_engine_create")]
    private static partial int CreateEngine(out nint engine, int kind, nuint index);

    [LibraryImport(Library, EntryPoint = "dnnl_stream_create")]
    private static partial int CreateStream(out nint stream, nint engine, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_version")]
    private static partial int* GetVersion();
}
