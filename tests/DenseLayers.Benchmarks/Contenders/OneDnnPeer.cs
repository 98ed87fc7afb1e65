using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Native;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>
/// oneDNN: a matmul primitive for each layer, with packed weights, bias and relu; training by hand with its sgemm.
/// </summary>
internal sealed unsafe class OneDnnPeer : Peer
{
    private readonly bool _loaded = OneDnn.TryLoad();

    /// <inheritdoc/>
    public override string Name => $"oneDNN {OneDnn.Version}".TrimEnd();

    /// <inheritdoc/>
    public override string? Missing => _loaded ? null : "libdnnl.so.2";

    /// <inheritdoc/>
    public override Contender Enter(CaseData data, int threads)
    {
        OneDnn.SetThreads(threads);
        return data.Case.Trains ? new HandTrainer(Name, data, Multiply, threads) : new Layers(Name, data);
    }

    private static void Multiply(bool transposeA, bool transposeB, int m, int n, int k, float* a, float* b, float* c) =>
        OneDnn.Check(OneDnn.Multiply(
            (byte)(transposeA ? 'T' : 'N'), (byte)(transposeB ? 'T' : 'N'),
            m, n, k, 1, a, transposeA ? m : k, b, transposeB ? k : n, 0, c, n));

    private sealed class Layers : Contender
    {
        private readonly NativeBuffer[] _values;
        private readonly OneDnnOperation[] _operations;

        public Layers(string name, CaseData data)
            : base(name)
        {
            Case measured = data.Case;
            List<OneDnnOperation> operations = [];
            _values = [.. measured.Sizes[1..].Select(size => new NativeBuffer((long)measured.Rows * size))];
            for (int layer = 0; layer < _values.Length; layer++)
            {
                NativeBuffer source = layer == 0 ? data.Input : _values[layer - 1];
                bool relu = layer < _values.Length - 1;
                operations.Add(OneDnnOperation.Dense(
                    source, data.Kernels[layer], data.Biases[layer], _values[layer], measured.Rows, relu));
            }

            if (measured.Softmax)
            {
                operations.Add(OneDnnOperation.Softmax(_values[^1], measured.Rows));
            }

            _operations = [.. operations];
        }

        public override ReadOnlySpan<float> Result => _values[^1].Span;

        public override void Run()
        {
            foreach (OneDnnOperation operation in _operations)
            {
                operation.Execute();
            }

            OneDnn.Check(OneDnn.Wait(OneDnn.Stream));
        }

        protected override void Release()
        {
            Array.ForEach(_operations, operation => operation.Dispose());
            Array.ForEach(_values, buffer => buffer.Dispose());
        }
    }
}
