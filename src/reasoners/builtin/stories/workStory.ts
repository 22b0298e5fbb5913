import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, over, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

/** The share of the whole work that one does in a unit of time. */
function rates(scene: Scene): Expression[] {
  return scene.told.quantities.filter(({ name }) => name.startsWith(':rate ')).map(({ name, words }) => scene.quantity(name.slice(1), words, 'measure'));
}

const alone: ClauseRule[1] = (slot, scene, words) => {
  const time = written(slot('n'));
  const who = slot('who').replace(/^(?:the |alone )/i, '').replace(/(?:单独做?|队)$/, '');
  const chinese = /[\u4e00-\u9fff]/.test(words);
  if (!time || scene.has(`rate ${who}`) || !scene.agree('unit', slot('t').toLowerCase().replace(/s$/, ''))) return false;
  return scene.tell(words, scene.quantity(`rate ${who}`, chinese ? `${who}每${slot('t')}完成的份额` : `what ${who} does in one ${slot('t').replace(/s$/, '')}`, 'measure'), over(num(1), time));
};

const together: ClauseRule[1] = (slot, scene, words) => {
  const all = rates(scene);
  const share = slot('f') === '' ? num(1) : written(slot('f'));
  if (all.length < 2 || !share || (slot('t') !== '' && !scene.agree('unit', slot('t').toLowerCase().replace(/s$/, '')))) return false;
  const time = scene.quantity('time', /[\u4e00-\u9fff]/.test(words) ? '合做的时间' : 'the time together', 'measure');
  return scene.tell(words, times(time, plus(...all)), share) && scene.ask(words, [time], slot('t') || scene.note('unit') || '');
};

const job = String.raw`(?:a|the|this|one|an) (?:certain )?(?:job|house|room|fence|task|project|lawn|tank|pool|swimming pool|wall|work|car|garage|report|bathtub|tub)`;
const does = '(?:do|paint|complete|finish|mow|fill|clean|build|wash|type)';
const time = '(?<t>hours?|minutes?|days?)';
const who = String.raw`(?<who>[A-Z][a-z]*|(?:one|the first|the second|another|the other|a|pipe [A-Z]|pump [A-Z]|the [a-z]+|his [a-z]+|her [a-z]+)(?: (?:pipe|pump|worker|machine|hose|painter|printer))?)`;
const zhJob = '(?:一项工程|一件工作|一批零件|一项工作|一项任务|有一项任务|一条公路|修一条路|加工一批零件|完成一项工程)';

export const workStory: Grammar = {
  clauses: [
    [clause(String.raw`${who} can ${does} (?:${job}|it|the same [a-z]+)(?: alone| by (?:himself|herself|itself))? in {n:n} ${time}(?: alone| working alone)?`), alone],
    [clause(String.raw`${who} can (?:do|complete|finish) it in {n:n} ${time}`), alone],
    [clause(String.raw`${who} (?:can )?(?:takes?|needs?|would take) {n:n} ${time} to ${does} (?:${job}|it)(?: alone| by (?:himself|herself|itself))?`), alone],
    [clause(String.raw`it takes ${who} {n:n} ${time} to ${does} (?:${job}|it)(?: alone)?`), alone],
    [clause(String.raw`${who}(?: (?:can|takes))?(?: ${does} (?:it|${job}))?(?: in)? {n:n} ${time}`), alone],
    [clause(String.raw`(?:how long|how many ${time})(?: will| would| does| do)?(?: it)? take(?: them| both of them| the 2 of them| both pipes| both)?(?: to ${does} (?:${job}|it))?(?:,? (?:if they work|working|work) together|,? together)?(?: to ${does} (?:${job}|it))?(?:,? (?:if they work|working) together)?`), (slot, scene, words) => /together|both|the 2/i.test(words) && together(slot, scene, words)],
    [clause(String.raw`(?:if )?they work together`), () => true],
    [clause(String.raw`working together,? (?:how long (?:will|would|does) it take(?: them)?|how many ${time} (?:will|would|does) it take(?: them)?)(?: to ${does} (?:${job}|it))?`), together],
    [clause(zhJob), () => true],
    [clause(`(?:${zhJob},?)?(?:由)?(?<who>甲队?|乙队?|丙队?|[ABCabc]队|[甲乙丙]工程队|师傅|徒弟)(?:单独|独)(?:做|修|完成|加工|干)?(?:要|需要|需|用)?{n:n}(?:个)?(?<t>天|小时)(?:可以)?(?:完成|做完|修完)?`), alone],
    [clause('(?:现在)?(?:如果)?(?:甲乙|甲、乙|两队|两人|两人一起|甲乙两队|甲、乙两队|甲乙丙|三队|两队合作|甲乙两人|师徒两人)?(?:一起)?(?:合做|合作|合修|同时做)(?:,)?(?:需要|要|需)?(?:多少|几)(?:个)?(?<t>天|小时)(?:可以|能)?(?:完成|做完|修完)?(?:这个任务|这项工程|全工程|工程|这项任务|这批零件)?(?:的)?(?<f>\\d+/\\d+)?'), together],
  ],
};
