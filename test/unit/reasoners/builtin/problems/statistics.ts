/** Questions about listed data as textbooks put them, each with its answer. */
export const statisticsProblems: readonly (readonly [problem: string, answer: string])[] = [
  ['一组数据2,3,5,5,10的众数、中位数、平均数分别是多少？', '5, 5, 5'],
  ['数据 1, 2, 3, 4, 5 的方差是', '2'],
  ['Find the population standard deviation of 2, 4, 4, 4, 5, 5, 7, 9.', '2'],
  ['已知一组数据 2, 3, x, 7 的平均数是 4，则 x 的值为', 'x = 4'],
  ['The average (mean) of 20 numbers is 30, and the average of 30 other numbers is 20. What is the average of all 50 numbers?', '24'],
  ['Find the median of 7, 3, 9, 1, 5.', '5'],
  ['Find the median of 3, 8, 1, 10.', '5.5'],
  ['What is the mode of 2, 3, 3, 5, 7?', '3'],
  ['What is the range of 12, 5, 8, 20?', '15'],
  ['Find the mean of 3.5, 4.5 and 6.', '\\frac{14}{3}'],
  ['The data set is 4, 8, 6, 5, 3. Find the mean and the median.', '5.2, 5'],
  ['Find the sample variance of 2, 4, 6, 8.', '\\frac{20}{3}'],
  ['For the data 1, 2, 3, 4, 5, find the population variance.', '2'],
  ['The mean of 5 numbers is 12. Four of the numbers are 10, 11, 12 and 13. What is the fifth number?', 'x = 14'],
  ['What is the value of x if the mean of 3, 7, x is 6?', 'x = 8'],
  ['求数据 1, 3, 5, 7, 9 的方差和标准差。', '8, 2\\sqrt{2}'],
  ['数据5,7,7,8,8,8,9的众数是', '8'],
  ['一组数据：3, 5, 4, 6, 2 的中位数是多少？', '4'],
  ['样本数据2,4,6,8,10的平均数为', '6'],
  ['若一组数据1,2,x,4的平均数是3,则这组数据的方差为', '2.5'],
];

/** What leaves a convention open, or asks for something else. */
export const declinedStatistics: readonly string[] = [
  'Find the variance of 2, 4, 6.',
  'Find the standard deviation of 1, 2, 3, 4.',
  'What is the mode of 1, 2, 3, 4?',
  'Find the quartiles of 1, 2, 3, 4, 5, 6, 7.',
  '求数据2,4,6的样本方差',
  'The mean of 5 numbers is 12. What is the median?',
  'Find the mean of the first 10 positive integers.',
  'The average of x and y is 5. Find x + y.',
];
