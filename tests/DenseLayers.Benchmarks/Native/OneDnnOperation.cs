using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Native;

/// <summary>A primitive of oneDNN with the memory it works on.</summary>
internal sealed unsafe class OneDnnOperation : IDisposable
{
    // The library keeps the memory of weights that it laid out as it likes best.
    private const nint OwnMemory = -1;
    private readonly nint _primitive;
    private readonly OneDnnArgument[] _arguments;

    private OneDnnOperation(nint primitive, params OneDnnArgument[] arguments)
    {
        _primitive = primitive;
        _arguments = arguments;
    }

    /// <summary>A layer: product, bias and relu in one primitive, the weights laid out as it asks.</summary>
    public static OneDnnOperation Dense(
        NativeBuffer source, NativeBuffer kernel, NativeBuffer bias, NativeBuffer destination, int rows, bool relu)
    {
        int units = bias.Count, features = kernel.Count / units;
        byte* descriptor = stackalloc byte[OneDnn.DescriptorBytes];
        byte* from = stackalloc byte[OneDnn.MemoryDescriptorBytes];
        byte* weights = stackalloc byte[OneDnn.MemoryDescriptorBytes];
        byte* plain = stackalloc byte[OneDnn.MemoryDescriptorBytes];
        byte* add = stackalloc byte[OneDnn.MemoryDescriptorBytes], to = stackalloc byte[OneDnn.MemoryDescriptorBytes];
        Describe(from, rows, features, OneDnn.FormatRows);
        Describe(weights, features, units, OneDnn.FormatAny);
        Describe(plain, features, units, OneDnn.FormatRows);
        Describe(add, 1, units, OneDnn.FormatRows);
        Describe(to, rows, units, OneDnn.FormatRows);

        OneDnn.Check(OneDnn.CreateAttributes(out nint attributes));
        OneDnn.Check(OneDnn.CreateEpilogue(out nint epilogue));
        if (relu)
        {
            OneDnn.Check(OneDnn.AppendElementwise(epilogue, 1, OneDnn.Relu, 0, 0));
        }

        OneDnn.Check(OneDnn.SetEpilogue(attributes, epilogue));
        OneDnn.Check(OneDnn.InitProduct(descriptor, from, weights, add, to));
        OneDnn.Check(OneDnn.CreateImplementation(out nint implementation, descriptor, attributes, OneDnn.Engine, 0));
        OneDnn.Check(OneDnn.CreatePrimitive(out nint primitive, implementation));
        void* weightsWanted = OneDnn.QueryMemoryDescriptor(implementation, OneDnn.WeightsDescriptor, 0);
        nint packed = Reordered(kernel, plain, weightsWanted);
        _ = OneDnn.DestroyImplementation(implementation);
        _ = OneDnn.DestroyEpilogue(epilogue);
        _ = OneDnn.DestroyAttributes(attributes);
        return new OneDnnOperation(
            primitive,
            new(OneDnn.Source, Memory(from, source)),
            new(OneDnn.Weights, packed),
            new(OneDnn.Bias, Memory(add, bias)),
            new(OneDnn.Destination, Memory(to, destination)));
    }

    /// <summary>Softmax of each row, in place.</summary>
    public static OneDnnOperation Softmax(NativeBuffer values, int rows)
    {
        byte* descriptor = stackalloc byte[OneDnn.DescriptorBytes];
        byte* data = stackalloc byte[OneDnn.MemoryDescriptorBytes];
        Describe(data, rows, values.Count / rows, OneDnn.FormatRows);
        OneDnn.Check(OneDnn.InitSoftmax(descriptor, OneDnn.ForInference, data, axis: 1));
        OneDnn.Check(OneDnn.CreateImplementation(out nint implementation, descriptor, 0, OneDnn.Engine, 0));
        OneDnn.Check(OneDnn.CreatePrimitive(out nint primitive, implementation));
        _ = OneDnn.DestroyImplementation(implementation);
        return new OneDnnOperation(
            primitive, new(OneDnn.Source, Memory(data, values)), new(OneDnn.Destination, Memory(data, values)));
    }

    /// <summary>Starts the work.</summary>
    public void Execute()
    {
        fixed (OneDnnArgument* arguments = _arguments)
        {
            OneDnn.Check(OneDnn.Execute(_primitive, OneDnn.Stream, _arguments.Length, arguments));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = OneDnn.DestroyPrimitive(_primitive);
        Array.ForEach(_arguments, argument => _ = OneDnn.DestroyMemory(argument.Memory));
    }

    private static void Describe(void* descriptor, long rows, long columns, int format)
    {
        long* sizes = stackalloc long[] { rows, columns };
        OneDnn.Check(OneDnn.InitMemoryDescriptor(descriptor, 2, sizes, OneDnn.Float, format));
    }

    private static nint Memory(void* descriptor, NativeBuffer buffer)
    {
        OneDnn.Check(OneDnn.CreateMemory(out nint memory, descriptor, OneDnn.Engine, (nint)buffer.Pointer));
        return memory;
    }

    private static nint Reordered(NativeBuffer values, void* from, void* to)
    {
        nint source = Memory(from, values);
        OneDnn.Check(OneDnn.CreateMemory(out nint destination, to, OneDnn.Engine, OwnMemory));
        OneDnn.Check(OneDnn.CreateReorder(out nint implementation, from, OneDnn.Engine, to, OneDnn.Engine, 0));
        OneDnn.Check(OneDnn.CreatePrimitive(out nint primitive, implementation));
        OneDnnArgument* arguments = stackalloc OneDnnArgument[]
        {
            new(OneDnn.Source, source),
            new(OneDnn.Destination, destination),
        };
        OneDnn.Check(OneDnn.Execute(primitive, OneDnn.Stream, 2, arguments));
        OneDnn.Check(OneDnn.Wait(OneDnn.Stream));
        _ = OneDnn.DestroyPrimitive(primitive);
        _ = OneDnn.DestroyImplementation(implementation);
        _ = OneDnn.DestroyMemory(source);
        return destination;
    }
}
