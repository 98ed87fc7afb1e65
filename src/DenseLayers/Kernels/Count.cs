namespace DenseLayers.Kernels;

/// <summary>The numbers of rows and panels that a tile may have.</summary>
internal static class Count
{
    public readonly struct One : ICount
    {
        public static int Value => 1;
    }

    public readonly struct Two : ICount
    {
        public static int Value => 2;
    }

    public readonly struct Three : ICount
    {
        public static int Value => 3;
    }

    public readonly struct Four : ICount
    {
        public static int Value => 4;
    }

    public readonly struct Five : ICount
    {
        public static int Value => 5;
    }

    public readonly struct Six : ICount
    {
        public static int Value => 6;
    }

    public readonly struct Seven : ICount
    {
        public static int Value => 7;
    }

    public readonly struct Eight : ICount
    {
        public static int Value => 8;
    }

    public readonly struct Nine : ICount
    {
        public static int Value => 9;
    }

    public readonly struct Ten : ICount
    {
        public static int Value => 10;
    }

    public readonly struct Eleven : ICount
    {
        public static int Value => 11;
    }

    public readonly struct Twelve : ICount
    {
        public static int Value => 12;
    }

    public readonly struct Thirteen : ICount
    {
        public static int Value => 13;
    }

    public readonly struct Fourteen : ICount
    {
        public static int Value => 14;
    }
}
