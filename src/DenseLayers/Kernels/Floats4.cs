using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DenseLayers.Kernels;

/// <summary>Four floats in a <see cref="Vector128{T}"/>.</summary>
internal readonly struct Floats4(Vector128<float> vector) : IFloats<Floats4>
{
    private readonly Vector128<float> _vector = vector;

    public static int Count => Vector128<float>.Count;

    public static bool IsAccelerated => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Floats4(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator +(Floats4 left, Floats4 right) => new(left._vector + right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator -(Floats4 left, Floats4 right) => new(left._vector - right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator *(Floats4 left, Floats4 right) => new(left._vector * right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator /(Floats4 left, Floats4 right) => new(left._vector / right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator -(Floats4 value) => new(-value._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator <(Floats4 left, Floats4 right) =>
        new(Vector128.LessThan(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator >(Floats4 left, Floats4 right) =>
        new(Vector128.GreaterThan(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator <=(Floats4 left, Floats4 right) =>
        new(Vector128.LessThanOrEqual(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator >=(Floats4 left, Floats4 right) =>
        new(Vector128.GreaterThanOrEqual(left._vector, right._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator &(Floats4 left, Floats4 right) => new(left._vector & right._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Select(Floats4 mask, Floats4 set, Floats4 unset) =>
        new(Vector128.ConditionalSelect(mask._vector, set._vector, unset._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 MultiplyAdd(Floats4 a, Floats4 b, Floats4 c) =>
        new(Vector128.FusedMultiplyAdd(a._vector, b._vector, c._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Abs(Floats4 value) => new(Vector128.Abs(value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 CopySign(Floats4 value, Floats4 sign) =>
        new(Vector128.CopySign(value._vector, sign._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Sqrt(Floats4 value) => new(Vector128.Sqrt(value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Min(Floats4 bound, Floats4 value) =>
        new(Vector128.MinNative(bound._vector, value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Max(Floats4 bound, Floats4 value) =>
        Sse.IsSupported
            ? new(Vector128.MaxNative(bound._vector, value._vector))
            : Select(bound > value, bound, value);

    // Adding 1.5 · 2^23 + 127 leaves n + 127, the exponent's bits, in the lowest ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 PowerOfTwo(Floats4 n) =>
        new(Vector128.ShiftLeft((n._vector + Vector128.Create(12583039f)).AsInt32(), 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Scale(Floats4 value, Floats4 n) => VectorMath.ScaleInSteps(value, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Load(ref float source, nuint offset) => new(Vector128.LoadUnsafe(ref source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Floats4 value, ref float target, nuint offset) =>
        value._vector.StoreUnsafe(ref target, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StorePastCaches(Floats4 value, float* target) => value._vector.StoreAlignedNonTemporal(target);
}
