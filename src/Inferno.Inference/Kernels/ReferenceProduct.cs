namespace Inferno.Inference.Kernels;

/// <summary>The matrix product by its definition: what the fast kernels are tested against, and what ragged edges use.</summary>
internal static class ReferenceProduct
{
    /// <summary>Writes left · right, or adds it to the result.</summary>
    public static void Multiply(Matrix left, Matrix right, Matrix result, bool add = false)
    {
        for (int row = 0; row < left.Rows; row++)
        {
            for (int column = 0; column < right.Columns; column++)
            {
                float sum = add ? result[row, column] : 0;
                for (int k = 0; k < left.Columns; k++)
                {
                    sum += left[row, k] * right[k, column];
                }

                result[row, column] = sum;
            }
        }
    }
}
