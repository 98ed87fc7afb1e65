namespace DenseLayers.Kernels;

/// <summary>A job that reads one span and writes another. They stay where they are while it runs.</summary>
internal abstract unsafe class SpanJob : Job
{
    private float* _input, _output;
    private int _inputLength, _outputLength;

    /// <summary>What is read.</summary>
    protected ReadOnlySpan<float> Input => new(_input, _inputLength);

    /// <summary>What is written.</summary>
    protected Span<float> Output => new(_output, _outputLength);

    /// <summary>Does the job. Returns when all parts are done.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="output">What is written.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="threads">The most threads to use, the caller among them; at least 1.</param>
    /// <param name="wake">Whether the job is worth waking helpers for.</param>
    protected void Share(ReadOnlySpan<float> input, Span<float> output, int parts, int threads, bool wake)
    {
        fixed (float* inputStart = input, outputStart = output)
        {
            _input = inputStart;
            _inputLength = input.Length;
            _output = outputStart;
            _outputLength = output.Length;
            Crew.Run(this, parts, threads, wake);
        }
    }
}
