using System.Runtime.InteropServices;
using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Native;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>ONNX Runtime on the processor, with tensors made beforehand. It does not train.</summary>
internal sealed class OnnxRuntimePeer : Peer
{
    private readonly OrtApi? _api;

    public OnnxRuntimePeer()
    {
        nint library = PeerLibraries.Load("libonnxruntime.so.1", "libonnxruntime.dylib", "onnxruntime.dll");
        _api = library == 0 ? null : new OrtApi(library);
    }

    /// <inheritdoc/>
    public override string Name => $"ONNX Runtime {_api?.LibraryVersion}".TrimEnd();

    /// <inheritdoc/>
    public override string? Missing => _api is null ? "libonnxruntime.so.1" : null;

    /// <inheritdoc/>
    public override Contender? Enter(CaseData data, int threads) =>
        data.Case.Trains ? null : new Session(Name, _api!, data, threads);

    private sealed unsafe class Session : Contender
    {
        private readonly OrtApi _api;
        private readonly NativeBuffer _output;
        private readonly byte* _inputName, _outputName;
        private readonly void* _session, _inputTensor, _outputTensor;

        public Session(string name, OrtApi api, CaseData data, int threads)
            : base(name)
        {
            Case measured = data.Case;
            _api = api;
            _output = new NativeBuffer(measured.OutputCount);
            _inputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.Input);
            _outputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.Output);
            _session = api.CreateSession(OnnxModel.Bytes(data), threads);
            _inputTensor = api.CreateTensor(data.Input.Pointer, measured.Rows, measured.Sizes[0]);
            _outputTensor = api.CreateTensor(_output.Pointer, measured.Rows, measured.Sizes[^1]);
        }

        public override ReadOnlySpan<float> Result => _output.Span;

        public override void Run()
        {
            byte* inputName = _inputName, outputName = _outputName;
            void* input = _inputTensor, output = _outputTensor;
            _api.Check(_api.Run(_session, null, &inputName, &input, 1, &outputName, 1, &output));
        }

        protected override void Release()
        {
            _api.ReleaseSession(_session);
            _api.ReleaseTensor(_inputTensor);
            _api.ReleaseTensor(_outputTensor);
            Marshal.FreeCoTaskMem((nint)_inputName);
            Marshal.FreeCoTaskMem((nint)_outputName);
            _output.Dispose();
        }
    }
}
