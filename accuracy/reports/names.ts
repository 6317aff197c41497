/** Names of made-up shifts: as schools and sites give them, some in the other language, some that are odd. */
export const CAMERAS = [
  ...['Chemistry lab', 'Room 204', 'Reading room', 'Main hall', 'Loading bay 3', 'Gate A', 'Cafeteria', 'Bike shed'],
  ...['Level 2 – lifts', 'Crane deck', 'Tool store', 'Music room', 'Back stairs', "Dean's corridor", 'Block C/7'],
  ...[
    '高一（3）班',
    '阶梯教室',
    '图书馆二层',
    '东门',
    '食堂南侧',
    '实训车间 2',
    '操场入口',
    '塔吊下方',
    '材料堆场',
    '五年级一班',
  ],
  ...['机房 A-12', '宿舍楼大厅', '报告厅', 'Lab 3 化学', '教室 Room 9'],
] as const
export const PLACES = ['North campus', 'Building 4', 'Site office', '教学楼', '二期工地', '西校区', ''] as const
export const RULES = {
  behaviour_count: ['Phones in class', 'Heads on desks', '上课玩手机', '多人趴桌', 'Too many standing', '低头过多'],
  person_behaviour: ['Someone looks back', '考试回头', 'One stands up', '个人使用手机'],
  occupancy: ['Crowd', 'Room empty', '人员聚集', '教室无人', 'Vehicle count', '车位已满'],
  zone_stay: ['Loitering', '逗留', 'Too long at the machine', '危险区停留'],
  zone_entered: ['Restricted area', '闯入', 'Entry to the pit', '进入禁区'],
  zone_left: ['Left the exam', '提前离场', 'Leaving the bay'],
  line_crossed: ['Fence line', '翻越围栏', 'Gate traffic', '越线'],
  camera_offline: ['Signal lost', '摄像头掉线', 'Cable check'],
  camera_black: ['Lens covered', '镜头遮挡', 'Lights out'],
  camera_frozen: ['Stuck feed', '画面卡死'],
  camera_moved: ['Tampering', '摄像头被碰', 'Camera knocked'],
  unknown: ['Custom watch', '自定义规则'],
} as const
export const ZONES = ['Pit', 'Stage', 'Machine 7', 'East fence', '讲台', '配电房', '警戒线 1', '出口'] as const
export const LABELS = ['car', 'forklift', 'backpack', '安全帽', 'bicycle'] as const
export const PEOPLE = ['M. Okafor', 'Zhou Lin', '韩雪', 'Ingrid Dahl', '钱老师', 'guard-2', '保安 04'] as const
export const MODELS = ['classroom-six', 'site v2.1', '工地模型'] as const
