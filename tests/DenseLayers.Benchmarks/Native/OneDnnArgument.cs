using System.Runtime.InteropServices;

namespace DenseLayers.Benchmarks.Native;

/// <summary>What a primitive takes and gives: <c>dnnl_exec_arg_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct OneDnnArgument(int Role, nint Memory);
