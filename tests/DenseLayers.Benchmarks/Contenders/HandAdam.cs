using System.Numerics;
using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>A parameter with the state that Adam keeps for it, updated in one pass over all four arrays.</summary>
internal sealed class HandAdam : IDisposable
{
    private readonly NativeBuffer _momentum, _velocity;
    private readonly int _threads;

    public HandAdam(ReadOnlySpan<float> values, int threads)
    {
        Values = new NativeBuffer(values);
        _momentum = new NativeBuffer(values.Length);
        _velocity = new NativeBuffer(values.Length);
        _threads = threads;
    }

    /// <summary>The parameter's values.</summary>
    public NativeBuffer Values { get; }

    /// <summary>Changes the values by one step, counted from 1.</summary>
    public void Step(NativeBuffer gradient, int step)
    {
        float rate = 0.001f * MathF.Sqrt(1 - MathF.Pow(0.999f, step)) / (1 - MathF.Pow(0.9f, step));
        if (_threads == 1)
        {
            Update(gradient, rate, 0, Values.Count);
            return;
        }

        int part = (Values.Count + _threads - 1) / _threads;
        Parallel.For(0, _threads, thread =>
            Update(gradient, rate, thread * part, Math.Min(Values.Count, (thread + 1) * part)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        _momentum.Dispose();
        _velocity.Dispose();
    }

    private void Update(NativeBuffer gradient, float rate, int start, int end)
    {
        const float Decay1 = 0.1f, Decay2 = 0.001f, Epsilon = 1e-7f;
        Span<float> values = Values.Span, gradients = gradient.Span;
        Span<float> momenta = _momentum.Span, velocities = _velocity.Span;
        int i = start;
        for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> g = new(gradients[i..]), m = new(momenta[i..]), v = new(velocities[i..]);
            m += (g - m) * Decay1;
            v += ((g * g) - v) * Decay2;
            m.CopyTo(momenta[i..]);
            v.CopyTo(velocities[i..]);
            Vector<float> step = m * rate / (Vector.SquareRoot(v) + new Vector<float>(Epsilon));
            (new Vector<float>(values[i..]) - step).CopyTo(values[i..]);
        }

        for (; i < end; i++)
        {
            float g = gradients[i];
            momenta[i] += (g - momenta[i]) * Decay1;
            velocities[i] += ((g * g) - velocities[i]) * Decay2;
            values[i] -= rate * momenta[i] / (MathF.Sqrt(velocities[i]) + Epsilon);
        }
    }
}
