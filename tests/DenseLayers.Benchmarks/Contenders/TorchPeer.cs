using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Native;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>
/// PyTorch in a Python process of its own, which takes its turns like the others and times them itself.
/// </summary>
internal sealed class TorchPeer : Peer
{
    private const string Script = "torch_worker.py";
    private readonly string? _python, _version;

    public TorchPeer()
    {
        // Debian's package belongs to the system's Python, which need not be the first on the path.
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            if (Output(python, "-c", "import torch, numpy; print(torch.__version__)") is { } version)
            {
                (_python, _version) = (python, version);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override string Name => $"PyTorch {_version}".TrimEnd();

    /// <inheritdoc/>
    public override string? Missing => _python is null ? "Python with torch and numpy" : null;

    /// <inheritdoc/>
    public override Contender Enter(CaseData data, int threads) => new Worker(Name, _python!, data, threads);

    private static string? Output(string program, params string[] arguments)
    {
        try
        {
            using Process process = Start(program, arguments);
            string output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, int threads = 1)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Debian's PyTorch takes the BLAS that comes first, which would be the slow reference.
        if (PeerLibraries.Find("libopenblas.so.0") is { } blas)
        {
            start.Environment["LD_LIBRARY_PATH"] = Path.GetDirectoryName(blas);
        }

        // torch.set_num_threads does not reach a BLAS with threads of its own.
        start.Environment["OPENBLAS_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private sealed class Worker : Contender
    {
        private readonly Process _process;
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("denselayers-torch");
        private readonly float[] _result;

        public Worker(string name, string python, CaseData data, int threads)
            : base(name)
        {
            Case measured = data.Case;
            Write<float>("input", data.Input.Span);
            for (int layer = 0; layer < measured.Depth; layer++)
            {
                Write<float>($"kernel{layer}", data.Kernels[layer].Span);
                Write<float>($"bias{layer}", data.Biases[layer].Span);
            }

            Write<long>("labels", [.. data.Labels.Select(label => (long)label)]);
            string kind = measured.Trains ? "train" : measured.Softmax ? "softmax" : "plain";
            int[] numbers = [threads, measured.Rows, data.Batches];
            _process = Start(
                python,
                [
                    Path.Combine(AppContext.BaseDirectory, Script),
                    _folder.FullName,
                    .. numbers.Select(Text),
                    kind,
                    .. measured.Sizes.Select(Text),
                ],
                threads);
            _ = Answer();
            byte[] bytes = File.ReadAllBytes(Path.Combine(_folder.FullName, "result.bin"));
            _result = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        }

        public override ReadOnlySpan<float> Result => _result;

        public override void Run() => Seconds(1);

        public override double Seconds(int runs) => Turn(unmeasured: 0, blocks: 1, runs)[0];

        public override IReadOnlyList<double> Turn(int unmeasured, int blocks, int block)
        {
            _process.StandardInput.WriteLine($"{Text(unmeasured)} {Text(blocks)} {Text(block)}");
            _process.StandardInput.Flush();
            return [.. Answer().Split(' ').Select(seconds => double.Parse(seconds, CultureInfo.InvariantCulture))];
        }

        protected override void Release()
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
            _folder.Delete(recursive: true);
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        private string Answer() =>
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process has ended.");

        private void Write<T>(string name, ReadOnlySpan<T> values)
            where T : unmanaged =>
            File.WriteAllBytes(Path.Combine(_folder.FullName, name + ".bin"), MemoryMarshal.AsBytes(values));
    }
}
