using System.Runtime.InteropServices;

namespace DenseLayers.Benchmarks.Native;

/// <summary>The few functions of ONNX Runtime's C API that are needed.</summary>
/// <remarks>
/// The API is a table of function pointers to which new ones are only ever appended, so an index is for good. These are
/// places in <c>struct OrtApi</c> of <c>onnxruntime_c_api.h</c>; all have been there since <c>ORT_API_VERSION</c> 1,
/// the version asked for.
/// </remarks>
internal sealed unsafe class OrtApi
{
    private const uint Version = 1;
    private const int LogErrors = 3, SequentialExecution = 0, AllOptimizations = 99;
    private const int ArenaAllocator = 1, DefaultMemory = 0, Float = 1;
    private readonly void** _functions;

    /// <summary>Takes the table from the loaded library.</summary>
    public OrtApi(nint library)
    {
        // struct OrtApiBase { const OrtApi* GetApi(uint32_t version); const char* GetVersionString(void); }
        void** apiBase = ((delegate* unmanaged<void**>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        _functions = ((delegate* unmanaged<uint, void**>)apiBase[0])(Version);
        LibraryVersion = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)apiBase[1])()) ?? string.Empty;
        if (_functions == null)
        {
            throw new NotSupportedException(
                $"ONNX Runtime {LibraryVersion} does not offer version {Version} of its C API.");
        }

        void* environment;
        fixed (byte* name = "benchmarks\0"u8)
        {
            Check(((delegate* unmanaged<int, byte*, void**, void*>)_functions[3])(LogErrors, name, &environment));
        }

        Environment = environment;
        Run = (delegate* unmanaged<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*>)_functions[9];
    }

    /// <summary>The library's version.</summary>
    public string LibraryVersion { get; }

    /// <summary>
    /// session, options, input names, inputs, their count, output names, their count, outputs → status.
    /// </summary>
    public delegate* unmanaged<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*> Run { get; }

    private void* Environment { get; }

    /// <summary>
    /// A session for a model: all graph optimizations, one operator after the other, so many threads within one.
    /// </summary>
    public void* CreateSession(ReadOnlySpan<byte> model, int threads)
    {
        void* options, session;
        Check(((delegate* unmanaged<void**, void*>)_functions[10])(&options));
        Check(((delegate* unmanaged<void*, int, void*>)_functions[13])(options, SequentialExecution));
        Check(((delegate* unmanaged<void*, int, void*>)_functions[23])(options, AllOptimizations));
        Check(((delegate* unmanaged<void*, int, void*>)_functions[24])(options, threads));
        fixed (byte* bytes = model)
        {
            Check(((delegate* unmanaged<void*, void*, nuint, void*, void**, void*>)_functions[8])(
                Environment, bytes, (nuint)model.Length, options, &session));
        }

        ((delegate* unmanaged<void*, void>)_functions[100])(options);
        return session;
    }

    /// <summary>A tensor (rows, columns) over memory that stays the caller's.</summary>
    public void* CreateTensor(float* values, long rows, long columns)
    {
        void* memory, tensor;
        Check(((delegate* unmanaged<int, int, void**, void*>)_functions[69])(ArenaAllocator, DefaultMemory, &memory));
        long* shape = stackalloc long[] { rows, columns };
        Check(((delegate* unmanaged<void*, void*, nuint, long*, nuint, int, void**, void*>)_functions[49])(
            memory, values, (nuint)(rows * columns * sizeof(float)), shape, 2, Float, &tensor));
        ((delegate* unmanaged<void*, void>)_functions[94])(memory);
        return tensor;
    }

    /// <summary>Frees a session.</summary>
    public void ReleaseSession(void* session) => ((delegate* unmanaged<void*, void>)_functions[95])(session);

    /// <summary>Frees a tensor, but not its memory.</summary>
    public void ReleaseTensor(void* tensor) => ((delegate* unmanaged<void*, void>)_functions[96])(tensor);

    /// <summary>Throws what a status says; 0 is success.</summary>
    public void Check(void* status)
    {
        if (status != null)
        {
            string? message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<void*, byte*>)_functions[2])(status));
            ((delegate* unmanaged<void*, void>)_functions[93])(status);
            throw new InvalidOperationException($"ONNX Runtime: {message}");
        }
    }
}
