import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameForms } from '../../../../src/checking/notebook/nameForms.ts';
import { read } from '../../../../src/math/reading/read.ts';

const same: readonly (readonly [written: string, ...names: string[]])[] = [
  ['x_1', 'x1', 'x_1'], ['\\lambda', 'lam', 'lambda_', 'lamda', 'λ'], ['\\lambda_1', 'lam1', 'lam_1', 'lambda_1', 'lambda1'],
  ['\\bar{x}', 'x_bar', 'xbar', 'mean_x', 'x_mean'], ['\\overline{x}', 'x_bar'], ['\\hat{\\beta}_1', 'beta_1_hat', 'beta1_hat', 'beta_hat_1', 'betahat1'],
  ["x'", 'x_prime'], ['\\hat{p}', 'p_hat', 'phat'], ['P(A)', 'p_a', 'P_A', 'prob_a', 'pA'], ['P(A \\mid B)', 'p_a_given_b'], ['P(A \\cap B)', 'p_a_and_b'],
  ['\\sigma^2', 'sigma2', 'sigma_squared'], ['R^2', 'r2', 'R2', 'r_squared'], ['v_0', 'v0', 'v_0'], ['v_{\\max}', 'v_max', 'vmax', 'max_v'],
  ['\\Delta t', 'dt', 'delta_t'], ['\\text{speed of sound}', 'speed_of_sound', 'sound_speed', 'speedOfSound'], ['\\text{RMSE}', 'rmse', 'RMSE'],
  ['\\vec{v}', 'v', 'v_vec'], ['\\det A', 'det_A', 'A_det'], ['\\mu', 'mu', 'μ'], ['T_{1/2}', 'T_half'], ['\\mathrm{Var}(X)', 'var_x', 'Var_X'], ['\\sigma_x', 'sigma_x'],
];

for (const [written, ...names] of same) {
  test(`${written} may be kept as ${names.join(', ')}`, () => {
    const { exact } = nameForms(read(written));
    for (const name of names) assert.ok(exact.includes(name), `${name} is not among ${exact.join(' ')}`);
  });
}

const other: readonly (readonly [written: string, ...names: string[]])[] = [
  ['x', 'X', 'x1', 'y'], ['A', 'a'], ['x_1', 'x', 'x2', 'x11'], ['\\bar{x}', 'x', 'mean', 'bar'], ['\\mu', 'm', 'u'], ['P(A)', 'p', 'a', 'p_b', 'pa_b'], ['x^2', 'x2', 'x'], ['R^2', 'R', 'r'], ['3', '3'], ['f(2)', 'f'], ['\\pi', 'pi'], ['x + y', 'x', 'xy'], ['x y', 'xy'],
];

for (const [written, ...names] of other) {
  test(`${written} is none of ${names.join(', ')}`, () => {
    const { exact } = nameForms(read(written));
    for (const name of names) assert.ok(!exact.includes(name), name);
  });
}
